package dev.plumbline.check;

import dev.plumbline.history.History;
import dev.plumbline.status.DatabaseStatus;

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
    LiveDatabase database = LiveDatabase.at(url, request);
    return new Outcome(
        request.name(),
        database.toString(),
        history.runner().name(),
        history.runner().rule() != null,
        history,
        DatabaseStatus.of(history, database.read(history.conventionId())));
  }
}
