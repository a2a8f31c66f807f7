package dev.plumbline.history;

import dev.plumbline.sql.SqlSourceException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Reads the files of one history and reports those that cannot be read. */
final class MigrationReader {
  private final MigrationFiles files;
  private final List<HistoryProblem> problems;
  private final Digests digests = new Digests();

  MigrationReader(MigrationFiles files, List<HistoryProblem> problems) {
    this.files = files;
    this.problems = problems;
  }

  Migration read(Migration.Label label, Migration.Script script) {
    return new Migration(label, content(label.path()), script);
  }

  private Content content(String path) {
    byte[] bytes;
    try {
      bytes = files.read(path);
    } catch (IOException e) {
      String why = "the migration " + unreadable(e);
      String fix = "make it a readable file inside the migrations directory";
      problems.add(HistoryProblem.ofFile(ProblemKind.MIGRATION_UNREADABLE, path, why, fix));
      return Content.unreadable(path, why, fix);
    }
    Content content = Content.of(path, bytes, digests);
    SqlSourceException failure = content.failure();
    if (failure != null) {
      problems.add(unreadable(path, failure));
    } else if (isBlank(bytes)) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.EMPTY_MIGRATION,
              path,
              "the migration is empty",
              "write its statements, or delete the file if it was never merged"));
    }
    return content;
  }

  static HistoryProblem unreadable(String path, SqlSourceException e) {
    return new HistoryProblem(
        ProblemKind.MIGRATION_UNREADABLE,
        path,
        e.position().line(),
        e.position().column(),
        e.problem(),
        e.fix());
  }

  static String unreadable(IOException e) {
    return "cannot be read: " + reason(e);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "the file is not there";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }
}
