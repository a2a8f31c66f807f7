package dev.plumbline.check;

import dev.plumbline.history.History;
import dev.plumbline.scratch.GivenDatabase;
import dev.plumbline.scratch.ScratchException;
import dev.plumbline.status.DatabaseStatus;
import dev.plumbline.status.StatusException;
import dev.plumbline.status.StatusReader;

/** What {@code plumb status} tells: how a live database stands to the migrations. */
public final class Status {
  /**
   * What came of it.
   *
   * @param database without a password
   * @param runner of the history, for people
   * @param ruleKnown whether what the runner does next is known
   */
  public record Outcome(
      String project,
      String database,
      String runner,
      boolean ruleKnown,
      History history,
      DatabaseStatus status) {}

  private Status() {}

  /**
   * Reads the runner's table, and nothing else of the database.
   *
   * @param url with or without a password; no output shows it
   * @throws CheckException when the database cannot be read or the URL is none
   */
  public static Outcome of(CheckRequest request, String url) throws CheckException {
    Project project = Project.locate(request.directory(), request.config());
    History history = project.history();
    String unknown = Check.unknown(history);
    if (unknown != null) {
      throw CheckException.wrongUse(
          unknown + ": " + history.problems().getFirst().message(),
          "plumb check tells where it is broken");
    }
    GivenDatabase database = parsed(url, request);
    try {
      StatusReader.Found found =
          new StatusReader(
                  database::open,
                  database.toString(),
                  history.conventionId(),
                  request.config().migrations().table())
              .read();
      return new Outcome(
          request.name(),
          database.toString(),
          history.runner().name(),
          history.runner().rule() != null,
          history,
          DatabaseStatus.of(history, found));
    } catch (StatusException e) {
      String message = String.valueOf(e.getMessage());
      throw e.isOfConfiguration()
          ? CheckException.wrongUse(message, e.fix())
          : CheckException.couldNotRun(message, e.fix());
    }
  }

  private static GivenDatabase parsed(String url, CheckRequest request) throws CheckException {
    try {
      return GivenDatabase.parse(url, request.environment());
    } catch (ScratchException e) {
      throw CheckException.wrongUse(
          String.valueOf(e.getMessage()).replace("The configured server URL", "The URL"), null);
    }
  }
}
