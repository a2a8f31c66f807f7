package dev.plumbline.history;

import java.util.List;

/**
 * The migrations of one directory in the order the runner applies them, and what is wrong with the
 * directory.
 *
 * @param conventionId see {@link Convention#id()}
 * @param migrations what runs on a new database
 * @param superseded what only older databases ran: a baseline or squash stands for it on new ones
 */
public record History(
    String conventionId,
    Runner runner,
    List<Migration> migrations,
    List<Migration> superseded,
    List<HistoryProblem> problems) {
  public History {
    migrations = List.copyOf(migrations);
    superseded = List.copyOf(superseded);
    problems = List.copyOf(problems);
  }

  /** Without baselines. */
  public History(
      String conventionId,
      Runner runner,
      List<Migration> migrations,
      List<HistoryProblem> problems) {
    this(conventionId, runner, migrations, List.of(), problems);
  }

  /**
   * SHA-256 in hexadecimal over order, paths and contents. Byte order marks and CRLF do not count,
   * so that a checkout on Windows has the digest of one on Linux.
   */
  public String digest() {
    return new Digests().ofHistory(migrations);
  }
}
