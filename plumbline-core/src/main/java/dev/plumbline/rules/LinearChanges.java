package dev.plumbline.rules;

import dev.plumbline.git.GitException;
import dev.plumbline.history.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the branch did to the migrations, by comparing three states. What both sides did alike
 * (cherry-picks, a branch stacked on one that was merged by squashing) is nobody's change.
 *
 * @param added by the branch, by number, renamed ones left out
 * @param edited as they are on the branch
 * @param deleted as they were merged
 * @param collided paths that shared their number with another already at the merge base
 * @param moved paths that stand at another place of the journal than on main
 * @param restored what main once had, to the byte, and has no more; not among the added
 */
record LinearChanges(
    List<LinearEntry> added,
    List<LinearEntry> edited,
    List<LinearEntry> deleted,
    List<Rename> renamed,
    List<String> collided,
    List<String> moved,
    List<LinearEntry> restored) {
  record Rename(LinearEntry from, LinearEntry to) {}

  private static final Comparator<LinearEntry> BY_NUMBER =
      Comparator.comparing(LinearEntry::place).thenComparing(LinearEntry::path);

  static LinearChanges of(LinearInput input) throws GitException {
    Map<String, LinearEntry> mine = byPath(input.mine());
    Map<String, LinearEntry> main = byPath(input.main());
    Map<String, LinearEntry> before = byPath(input.mergeBase());
    List<LinearEntry> added = new ArrayList<>();
    List<LinearEntry> edited = new ArrayList<>();
    List<LinearEntry> deleted = new ArrayList<>();
    for (LinearEntry entry : mine.values()) {
      LinearEntry old = before.get(entry.path());
      LinearEntry theirs = main.get(entry.path());
      if (same(entry, theirs) || same(entry, old)) {
        continue;
      } else if (old == null) {
        added.add(entry);
      } else if (theirs != null && !entry.kind().mayChange()) {
        edited.add(entry);
      }
    }
    for (LinearEntry old : before.values()) {
      if (!mine.containsKey(old.path()) && main.containsKey(old.path())) {
        deleted.add(old);
      }
    }
    List<Rename> renamed = takeRenames(added, deleted, input.past());
    List<LinearEntry> restored = takeRestored(added, input);
    added.sort(BY_NUMBER);
    List<String> moved =
        main.values().stream()
            .filter(e -> isElsewhere(e, mine.get(e.path())))
            .map(LinearEntry::path)
            .toList();
    return new LinearChanges(
        added, edited, deleted, renamed, collided(before.values()), moved, restored);
  }

  /** Everything that stands under a number the branch chose. */
  List<LinearEntry> numbered() {
    List<LinearEntry> all = new ArrayList<>(added);
    all.addAll(restored);
    renamed.forEach(rename -> all.add(rename.to()));
    all.sort(BY_NUMBER);
    return all;
  }

  /** Whether the branch removed the merged migration from its place, which is another finding. */
  boolean tookOrMoved(LinearEntry merged) {
    return deleted.contains(merged)
        || renamed.stream().anyMatch(rename -> rename.from().equals(merged))
        || moved.contains(merged.path());
  }

  private static boolean same(LinearEntry entry, @Nullable LinearEntry other) {
    return other != null && entry.sha256().equals(other.sha256());
  }

  private static boolean isElsewhere(LinearEntry entry, @Nullable LinearEntry other) {
    return same(entry, other) && other != null && !entry.place().equals(other.place());
  }

  private static Map<String, LinearEntry> byPath(List<LinearEntry> entries) {
    Map<String, LinearEntry> map = new LinkedHashMap<>();
    entries.forEach(entry -> map.put(entry.path(), entry));
    return map;
  }

  private static List<String> collided(Collection<LinearEntry> entries) {
    Map<Place, List<String>> byNumber = new LinkedHashMap<>();
    for (LinearEntry entry : entries) {
      if (!entry.isVersioned()) {
        continue;
      }
      byNumber.computeIfAbsent(entry.place(), n -> new ArrayList<>()).add(entry.path());
    }
    return byNumber.values().stream().filter(l -> l.size() > 1).flatMap(List::stream).toList();
  }

  /** Moves what is a rename out of both lists: equal bytes first, then the most alike. */
  private static List<Rename> takeRenames(
      List<LinearEntry> added, List<LinearEntry> deleted, LinearPast past) throws GitException {
    List<Rename> renames = new ArrayList<>();
    for (LinearEntry from : List.copyOf(deleted)) {
      LinearEntry to =
          added.stream()
              .filter(entry -> entry.kind() == from.kind() && same(entry, from))
              .findFirst()
              .orElse(null);
      to = to == null && !from.isPart() ? mostAlike(from, added, past) : to;
      if (to != null) {
        renames.add(new Rename(from, to));
        added.remove(to);
        deleted.remove(from);
      }
    }
    return renames;
  }

  private static @Nullable LinearEntry mostAlike(
      LinearEntry from, List<LinearEntry> added, LinearPast past) throws GitException {
    LinearEntry best = null;
    double most = LinearText.ALIKE;
    for (LinearEntry to : added) {
      if (to.kind() != from.kind()) {
        continue;
      }
      double alike = LinearText.likeness(past.merged(from.path()), past.mine(to.path()));
      if (alike >= most) {
        best = to;
        most = alike;
      }
    }
    return best;
  }

  /** Only what does not come last is looked up in main's past: it costs a process each. */
  private static List<LinearEntry> takeRestored(List<LinearEntry> added, LinearInput input)
      throws GitException {
    Place highest =
        input.main().stream()
            .filter(LinearEntry::isVersioned)
            .map(LinearEntry::place)
            .max(Comparator.naturalOrder())
            .orElse(null);
    List<LinearEntry> restored = new ArrayList<>();
    for (LinearEntry entry : List.copyOf(added)) {
      if (highest != null
          && entry.isVersioned()
          && entry.place().compareTo(highest) <= 0
          && input.past().wasOnMain(entry.path(), input.past().mine(entry.path()))) {
        restored.add(entry);
        added.remove(entry);
      }
    }
    return restored;
  }
}
