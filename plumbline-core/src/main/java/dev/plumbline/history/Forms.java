package dev.plumbline.history;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What a new migration consists of, convention by convention. */
public final class Forms {
  private Forms() {}

  /** A numbered file. */
  public static SequencedMap<String, String> plain(Numbering.Wanted wanted, String version) {
    boolean up = wanted.history().migrations().stream().anyMatch(m -> m.path().endsWith(".up.sql"));
    return up ? pair(wanted, version) : one(version + "_" + wanted.name() + ".sql", wanted);
  }

  /** {@code .up.sql}, and {@code .down.sql} unless the project does without. */
  public static SequencedMap<String, String> pair(Numbering.Wanted wanted, String version) {
    SequencedMap<String, String> files = one(version + "_" + wanted.name() + ".up.sql", wanted);
    if (hasWayBack(wanted, ".down.sql")) {
      files.put(version + "_" + wanted.name() + ".down.sql", wayBack(wanted));
    }
    return files;
  }

  /** A name in the folder the latest migration is in. */
  public static String besideTheLast(Numbering.Wanted wanted, String name) {
    if (wanted.history().migrations().isEmpty()) {
      return name;
    }
    String last = wanted.history().migrations().getLast().path();
    return last.substring(0, last.lastIndexOf('/') + 1) + name;
  }

  public static SequencedMap<String, String> one(String path, Numbering.Wanted wanted) {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put(path, wanted.sql());
    return files;
  }

  /** One file with the way and the way back below a line each. */
  public static NumberedFiles.Form sections(String up, String down) {
    return (wanted, version) -> {
      SequencedMap<String, String> files = new LinkedHashMap<>();
      files.put(
          version + "_" + wanted.name() + ".sql", up + "\n" + wanted.sql() + "\n" + down + "\n\n");
      return files;
    };
  }

  /** A folder of its own with one file. */
  public static NumberedFiles.Form inFolder(String file) {
    return (wanted, version) -> one(version + "_" + wanted.name() + "/" + file, wanted);
  }

  /**
   * A folder of its own with {@code up.sql}, and {@code down.sql} unless the project does without.
   */
  public static SequencedMap<String, String> folder(Numbering.Wanted wanted, String version) {
    String folder = version + "_" + wanted.name() + "/";
    SequencedMap<String, String> files = one(folder + "up.sql", wanted);
    if (hasWayBack(wanted, "/down.sql")) {
      files.put(folder + "down.sql", wayBack(wanted));
    }
    return files;
  }

  private static boolean hasWayBack(Numbering.Wanted wanted, String suffix) {
    return wanted.history().migrations().isEmpty()
        || wanted.files().paths().stream().anyMatch(path -> path.endsWith(suffix));
  }

  /** The form of the latest migration, for conventions that have none of their own here. */
  public static SequencedMap<String, String> likeTheLast(Numbering.Wanted wanted, String version) {
    if (wanted.history().migrations().isEmpty()) {
      return one(version + "_" + wanted.name() + ".sql", wanted);
    }
    Migration last = wanted.history().migrations().getLast();
    String path = NumberedFiles.renamed(last.path(), last.version(), version);
    int at = last.name().isEmpty() ? -1 : path.lastIndexOf(last.name());
    return one(
        at < 0
            ? path
            : path.substring(0, at) + wanted.name() + path.substring(at + last.name().length()),
        wanted);
  }

  /** The comment above statements that undo it. */
  public static String wayBack(Numbering.Wanted wanted) {
    return "-- Takes back: %s\n".formatted(wanted.name().replaceAll("[_-]+", " "));
  }
}
