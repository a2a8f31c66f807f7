package dev.plumbline.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers the branch's migrations would have if they came after main's, in the order they have
 * among themselves.
 */
final class LinearRenumbering {
  private final Map<String, String> newNames = new LinkedHashMap<>();
  private final boolean times;
  private final boolean dotted;

  LinearRenumbering(LinearInput input, LinearChanges changes) {
    List<LinearEntry> mine = changes.added();
    times = mine.stream().anyMatch(LinearEntry::isTime);
    dotted = mine.stream().anyMatch(entry -> entry.place().numbers().size() > 1);
    long last =
        input.main().stream()
            .filter(LinearEntry::isVersioned)
            .mapToLong(entry -> entry.place().first())
            .max()
            .orElse(-1);
    for (LinearEntry entry : mine) {
      if (entry.place().first() <= last) {
        newNames.put(entry.path(), renamed(entry, ++last));
      } else {
        last = entry.place().first();
      }
    }
  }

  /** What to do, in one paragraph. */
  String advice(LinearInput input) {
    if (dotted) {
      return "rebase on " + input.base().name() + " and give it a version after the last one there";
    }
    if (times || newNames.isEmpty()) {
      return "rebase on "
          + input.base().name()
          + " and generate the migration again, so that it comes last";
    }
    StringBuilder text = new StringBuilder("rebase on " + input.base().name() + ", then ");
    String separator = "";
    for (Map.Entry<String, String> rename : newNames.entrySet()) {
      text.append(separator)
          .append("git mv ")
          .append(input.folder())
          .append(rename.getKey())
          .append(' ')
          .append(input.folder())
          .append(rename.getValue());
      separator = " && ";
    }
    String companions =
        newNames.keySet().stream().anyMatch(path -> path.endsWith(".up.sql"))
            ? "the .down.sql beside it"
            : "journal entry and snapshot where there are";
    return text.append("; rename what goes with it (")
        .append(companions)
        .append(") and every reference to the old name")
        .toString();
  }

  private static String renamed(LinearEntry entry, long number) {
    String format = "%0" + entry.version().length() + "d";
    int slash = entry.path().lastIndexOf('/') + 1;
    int at = entry.path().indexOf(entry.version(), slash);
    if (at < 0) {
      at = entry.path().indexOf(entry.version());
    }
    return at < 0
        ? entry.path()
        : entry.path().substring(0, at)
            + String.format(format, number)
            + entry.path().substring(at + entry.version().length());
  }
}
