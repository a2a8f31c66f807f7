package dev.plumbline.history;

import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Reads the files of one history and reports those that cannot be read. */
public final class MigrationReader {
  private final MigrationFiles files;
  private final List<HistoryProblem> problems;
  private final Digests digests = new Digests();

  public MigrationReader(MigrationFiles files, List<HistoryProblem> problems) {
    this.files = files;
    this.problems = problems;
  }

  /** A file that runs once. */
  public Migration read(Migration.Label label, Migration.Script script) {
    return read(label, Migration.Kind.VERSIONED, script);
  }

  /** A file of any kind. */
  public Migration read(Migration.Label label, Migration.Kind kind, Migration.Script script) {
    return read(label, kind, script, Rewriting.NONE);
  }

  /** A file whose text the runner changes before it runs it, as where it has placeholders. */
  public Migration read(
      Migration.Label label, Migration.Kind kind, Migration.Script script, Rewriting rewriting) {
    return new Migration(label, kind, content(label.path(), rewriting), script);
  }

  /**
   * A part of a file that is a migration of its own.
   *
   * @param source the whole file
   * @param from offset of the part's first character
   * @param to offset behind its last
   */
  public Migration readPart(
      Migration.Label label,
      Migration.Kind kind,
      Migration.Script script,
      SqlSource source,
      int from,
      int to) {
    return new Migration(label, kind, Content.part(source, from, to, digests), script);
  }

  /** What a runner does to a text before it runs it. */
  @FunctionalInterface
  public interface Rewriting {
    /** Nothing. */
    Rewriting NONE = source -> source;

    /**
     * The text that runs; the source itself when nothing changes.
     *
     * @throws SqlSourceException when the runner refuses the text
     */
    SqlSource rewrite(SqlSource source) throws SqlSourceException;
  }

  /**
   * A migration that is not SQL, run as what was recorded of it. Without a record it runs as
   * nothing, and a problem says so.
   *
   * @param language for people: {@code "Go"}
   */
  public Migration readForeign(
      Migration.Label label, String language, MigrationFiles recorded, Migration.Script script) {
    return readForeign(label, Migration.Kind.VERSIONED, language, recorded, script);
  }

  /** As {@link #readForeign}, of any kind. */
  public Migration readForeign(
      Migration.Label label,
      Migration.Kind kind,
      String language,
      MigrationFiles recorded,
      Migration.Script script) {
    String record = recordOf(label.path());
    byte[] own = bytesOf(label.path());
    try {
      byte[] bytes = recorded.paths().contains(record) ? recorded.read(record) : new byte[0];
      if (!recorded.paths().contains(record)) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NOT_SQL,
                label.path(),
                "%s is written in %s, so what it does is not replayed"
                    .formatted(label.path(), language),
                "record what it does in SQL as %s in the directory that [migrations] recorded in"
                        .formatted(record)
                    + " plumbline.toml names"));
      }
      Content content = Content.of(label.path(), bytes, digests).withDigestOf(own, digests);
      SqlSourceException failure = content.failure();
      if (failure != null) {
        problems.add(unreadable(record, failure));
      }
      return new Migration(label, kind, content, script);
    } catch (IOException e) {
      String why = "what is recorded of the migration in " + record + " " + unreadable(e);
      String fix = "make it a readable file inside the directory of records";
      problems.add(HistoryProblem.ofFile(ProblemKind.MIGRATION_UNREADABLE, label.path(), why, fix));
      return new Migration(label, kind, Content.unreadable(label.path(), why, fix), script);
    }
  }

  /** A file beside the migrations directory is recorded by its name alone. */
  private static String recordOf(String path) {
    return (path.startsWith("../") ? path.substring(path.lastIndexOf('/') + 1) : path) + ".sql";
  }

  /** Of a file in another language, to see that it was edited; empty when it cannot be read. */
  private byte[] bytesOf(String path) {
    try {
      return files.read(path);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private Content content(String path, Rewriting rewriting) {
    Content plain;
    try {
      plain = plain(path);
    } catch (IOException e) {
      String why = "the migration " + unreadable(e);
      String fix = "make it a readable file inside the migrations directory";
      problems.add(HistoryProblem.ofFile(ProblemKind.MIGRATION_UNREADABLE, path, why, fix));
      return Content.unreadable(path, why, fix);
    }
    Content content = plain.rewritten(rewriting, digests);
    SqlSourceException failure = content.failure();
    if (failure != null) {
      problems.add(unreadable(path, failure));
    } else if (content.isBlank()) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.EMPTY_MIGRATION,
              path,
              "the migration is empty",
              "write its statements, or delete the file if it was never merged"));
    }
    return content;
  }

  private Content plain(String path) throws IOException {
    Remembered remembered = files.remembered(path);
    Content before = remembered == null ? null : remembered.get(path);
    if (before != null) {
      return before;
    }
    Content content = Content.of(path, files.read(path), digests);
    if (remembered != null) {
      remembered.put(path, content);
    }
    return content;
  }

  /** Text that is no SQL, as a problem of its file. */
  public static HistoryProblem unreadable(String path, SqlSourceException e) {
    return new HistoryProblem(
        ProblemKind.MIGRATION_UNREADABLE,
        path,
        e.position().line(),
        e.position().column(),
        e.problem(),
        e.fix());
  }

  /** Why a file cannot be read, to follow the words that name it. */
  public static String unreadable(IOException e) {
    return "cannot be read: " + reason(e);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "the file is not there";
      default -> String.valueOf(e.getMessage());
    };
  }
}
