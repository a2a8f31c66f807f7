package dev.plumbline.history.flyway;

import dev.plumbline.history.Place;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What Flyway reads from the name of a file.
 *
 * @param version as written; empty for repeatable migrations
 * @param place of the version; null when there is none
 * @param description underscores as spaces; may be empty
 */
record FlywayName(Type type, String version, @Nullable Place place, String description) {
  /** By the prefix. */
  enum Type {
    VERSIONED,
    UNDO,
    REPEATABLE,
    BASELINE
  }

  /** Why Flyway passes a file by whose name begins like a migration's. */
  static final class Misnamed extends Exception {
    private static final long serialVersionUID = 1L;
    final String fix;

    Misnamed(String message, String fix) {
      super(message);
      this.fix = fix;
    }
  }

  /** Whether Flyway takes the file for a script at all. */
  static boolean hasSuffix(String fileName, FlywaySettings settings) {
    return suffix(fileName, settings.suffixes()) != null;
  }

  /**
   * Null when the name has none of the prefixes or suffixes, so that Flyway never looks at it.
   *
   * @throws Misnamed when the rest of the name is not as it must be; Flyway passes it by
   */
  static @Nullable FlywayName parse(String fileName, FlywaySettings settings) throws Misnamed {
    return parse(fileName, settings, settings.suffixes());
  }

  static @Nullable FlywayName parse(String fileName, FlywaySettings settings, List<String> suffixes)
      throws Misnamed {
    String suffix = suffix(fileName, suffixes);
    Prefix prefix = suffix == null ? null : prefix(fileName, settings);
    if (suffix == null || prefix == null) {
      return null;
    }
    String rest = fileName.substring(prefix.text().length(), fileName.length() - suffix.length());
    int at = rest.indexOf(settings.separator());
    String version = at < 0 ? rest : rest.substring(0, at);
    String written = at < 0 ? "" : rest.substring(at + settings.separator().length());
    String description = written.replace('_', ' ');
    if (prefix.type() == Type.REPEATABLE) {
      if (!version.isEmpty()) {
        throw new Misnamed(
            "a repeatable migration has no version, so Flyway never runs the file",
            "rename it to "
                + prefix.text()
                + settings.separator()
                + words(version, written)
                + suffix);
      }
      return new FlywayName(prefix.type(), "", null, description);
    }
    Place place = version.isEmpty() ? null : Place.parse(version);
    if (place == null) {
      String what =
          version.isEmpty()
              ? "the version is missing"
              : "\"%s\" is no version: numbers of at most 18 digits, joined by dots or underscores"
                  .formatted(version);
      throw new Misnamed(
          what + "; Flyway never runs the file",
          "rename it to %s<version>%s%s%s"
              .formatted(prefix.text(), settings.separator(), words("", written), suffix));
    }
    return new FlywayName(prefix.type(), version, place, description);
  }

  /** As Flyway writes it down. */
  String displayVersion() {
    return version.replace('_', '.');
  }

  private static String words(String version, String description) {
    String words = description.isEmpty() ? version : description;
    return words.isEmpty() ? "what_it_does" : words;
  }

  private record Prefix(String text, Type type) {}

  /** The longest first, as Flyway tries them. */
  private static @Nullable Prefix prefix(String fileName, FlywaySettings settings) {
    List<Prefix> prefixes =
        List.of(
            new Prefix(settings.versionedPrefix(), Type.VERSIONED),
            new Prefix(settings.undoPrefix(), Type.UNDO),
            new Prefix(settings.repeatablePrefix(), Type.REPEATABLE),
            new Prefix(settings.baselinePrefix(), Type.BASELINE));
    Prefix longest = null;
    for (Prefix prefix : prefixes) {
      if (fileName.startsWith(prefix.text())
          && (longest == null || prefix.text().length() > longest.text().length())) {
        longest = prefix;
      }
    }
    return longest;
  }

  private static @Nullable String suffix(String fileName, List<String> suffixes) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return suffixes.stream()
        .filter(suffix -> lower.endsWith(suffix.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(null);
  }
}
