package dev.plumbline.check;

import dev.plumbline.scratch.GivenDatabase;
import dev.plumbline.scratch.ScratchException;
import dev.plumbline.status.StatusException;
import dev.plumbline.status.StatusReader;

/** A database that somebody works with: only its runner's table is read. */
final class LiveDatabase {
  private final GivenDatabase database;
  private final CheckRequest request;

  private LiveDatabase(GivenDatabase database, CheckRequest request) {
    this.database = database;
    this.request = request;
  }

  /**
   * Does not connect yet.
   *
   * @param url with or without a password; no output shows it
   * @throws CheckException when it is none
   */
  static LiveDatabase at(String url, CheckRequest request) throws CheckException {
    try {
      return new LiveDatabase(GivenDatabase.parse(url, request.environment()), request);
    } catch (ScratchException e) {
      throw CheckException.wrongUse(
          String.valueOf(e.getMessage()).replace("The configured server URL", "The URL"), null);
    }
  }

  /**
   * What the runner wrote down there.
   *
   * @throws CheckException when it cannot be read
   */
  StatusReader.Found read(String conventionId) throws CheckException {
    try {
      return new StatusReader(
              database::open,
              database.toString(),
              conventionId,
              request.config().migrations().table())
          .read();
    } catch (StatusException e) {
      String message = String.valueOf(e.getMessage());
      throw e.isOfConfiguration()
          ? CheckException.wrongUse(message, e.fix())
          : CheckException.couldNotRun(message, e.fix());
    }
  }

  /** Without a password. */
  @Override
  public String toString() {
    return database.toString();
  }
}
