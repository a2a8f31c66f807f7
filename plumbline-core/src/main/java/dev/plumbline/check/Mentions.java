package dev.plumbline.check;

import dev.plumbline.history.Migration;
import dev.plumbline.history.Numbering;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Migrations that are called otherwise now, in the texts that name them. */
final class Mentions {
  private static final Pattern SUFFIX =
      Pattern.compile("(?i)(\\.(?:up|down|undo|do))?\\.(?:sql|ts|js)$");
  private static final Pattern HEAD = Pattern.compile("\\A(?:[ \\t]*(?:--[^\\n]*)?\\r?\\n)*");

  private final Map<String, String> names = new LinkedHashMap<>();
  private final List<Numbering.Move> moves;

  /**
   * What is renamed.
   *
   * @param stay names that are main's as well, so that nobody can tell who is meant
   */
  Mentions(List<Numbering.Move> moves, Set<String> stay) {
    this.moves = moves;
    for (Numbering.Move move : moves) {
      String old = name(move.migration().path());
      String now = name(move.path());
      if (!old.equals(now) && !stay.contains(old)) {
        names.put(old, now);
      }
    }
  }

  /** The old names. */
  Set<String> old() {
    return names.keySet();
  }

  /** What a migration is called: its file without extensions, or its folder. */
  static String name(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    String stem = SUFFIX.matcher(file).replaceFirst("");
    boolean numbered = stem.matches(".*\\d.*");
    if (numbered || path.indexOf('/') < 0) {
      return stem;
    }
    String folder = path.substring(0, path.lastIndexOf('/'));
    return folder.substring(folder.lastIndexOf('/') + 1);
  }

  /** The text with the new names, all at once: one's old name may be another's new one. */
  String renamed(String text) {
    if (names.isEmpty()) {
      return text;
    }
    Pattern any =
        Pattern.compile(
            "(?<![A-Za-z0-9_])(?:"
                + String.join("|", names.keySet().stream().map(Pattern::quote).toList())
                + ")(?![A-Za-z0-9_])");
    return any.matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(names.get(match.group())));
  }

  /** A migration's own text: in the comment at its head its number is meant too. */
  String header(String text, Migration migration) {
    Numbering.Move move =
        moves.stream().filter(one -> one.migration() == migration).findFirst().orElse(null);
    String named = renamed(text);
    if (move == null
        || move.version().equals(migration.version())
        || !migration.version().matches("0\\d+|\\d{4,}")) {
      return named;
    }
    Matcher head = HEAD.matcher(named);
    if (!head.find()) {
      return named;
    }
    String comment =
        head.group()
            .replaceAll(
                "(?<![\\w#.-])" + migration.version() + "(?![\\w-]|\\.\\d)", move.version());
    return comment + named.substring(head.end());
  }
}
