package dev.plumbline.local;

import org.jspecify.annotations.Nullable;

/**
 * One file a database was built from.
 *
 * @param path of a migration: in its directory; of a seed: absolute
 * @param sha256 of what counts of its content
 */
public record Ingredient(Kind kind, String path, String sha256) {
  /** What a file is for. */
  public enum Kind {
    MIGRATION,
    SEED
  }

  /** One line, fields apart by tabs. */
  String line() {
    return kind + "\t" + sha256 + "\t" + BuildLog.escaped(path);
  }

  /** Null when the line is none of ours. */
  static @Nullable Ingredient parse(String line) {
    String[] fields = line.split("\t", 3);
    try {
      return fields.length < 3
          ? null
          : new Ingredient(Kind.valueOf(fields[0]), fields[2].translateEscapes(), fields[1]);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
