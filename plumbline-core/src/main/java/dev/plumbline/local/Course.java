package dev.plumbline.local;

import dev.plumbline.local.Ingredient.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to do so that a database holds what the files say now. */
public sealed interface Course {
  /** Begin anew, and why. */
  record Rebuild(String why) implements Course {}

  /**
   * Go on from where it is; nothing to do when both numbers are those wanted.
   *
   * @param migrations so many are applied
   * @param seeds so many have run
   */
  record Continue(int migrations, int seeds) implements Course {}

  /**
   * Compares what was done with what is wanted.
   *
   * @param migrations those to be applied, in order
   * @param beyond paths of migrations that exist but are not to be applied, as they come later
   * @param seeds to run after them, in order
   */
  static Course from(
      Built built,
      Map<String, String> settings,
      List<Ingredient> migrations,
      List<String> beyond,
      List<Ingredient> seeds) {
    String why = otherSettings(built.settings(), settings);
    Ingredient interrupted = built.interrupted();
    if (why == null && interrupted != null) {
      why = name(interrupted) + " was interrupted halfway";
    }
    List<Ingredient> applied = built.of(Kind.MIGRATION);
    List<Ingredient> sown = built.of(Kind.SEED);
    why = why == null ? difference(applied, migrations, beyond) : why;
    why = why == null ? difference(sown, seeds, List.of()) : why;
    return why == null ? new Continue(applied.size(), sown.size()) : new Rebuild(why);
  }

  private static @Nullable String otherSettings(
      Map<String, String> before, Map<String, String> now) {
    for (Map.Entry<String, String> setting : now.entrySet()) {
      String old = before.getOrDefault(setting.getKey(), "");
      if (!old.equals(setting.getValue())) {
        return setting.getKey()
            + (isWord(old) && isWord(setting.getValue())
                ? " is " + setting.getValue() + " now, it was " + old
                : " changed");
      }
    }
    return null;
  }

  private static boolean isWord(String value) {
    return !value.isEmpty() && value.length() < 20;
  }

  private static @Nullable String difference(
      List<Ingredient> done, List<Ingredient> wanted, List<String> beyond) {
    for (int i = 0; i < done.size(); i++) {
      Ingredient old = done.get(i);
      Ingredient now = i < wanted.size() ? wanted.get(i) : null;
      if (old.equals(now)) {
        continue;
      }
      if (now != null && now.path().equals(old.path())) {
        return name(old) + " was edited";
      }
      if (beyond.contains(old.path())) {
        return name(old) + " is applied and not wanted";
      }
      if (wanted.stream().noneMatch(one -> one.path().equals(old.path()))) {
        return now != null && now.sha256().equals(old.sha256())
            ? name(old) + " is " + name(now) + " now"
            : name(old) + " is gone";
      }
      return now == null
          ? name(old) + " is gone"
          : name(now) + " comes before " + name(old) + ", which is done";
    }
    return null;
  }

  private static String name(Ingredient ingredient) {
    String path = ingredient.path();
    return ingredient.kind() == Kind.SEED ? path.substring(path.lastIndexOf('/') + 1) : path;
  }
}
