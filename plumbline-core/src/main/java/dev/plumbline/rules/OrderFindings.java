package dev.plumbline.rules;

import dev.plumbline.history.Migration;
import java.util.ArrayList;
import java.util.List;

/** What two orders of the same migrations brought to light, as findings. */
public final class OrderFindings {
  private final String directory;
  private final String mainName;

  /**
   * @param directory of the migrations, relative to the project
   * @param mainName as a person types it: {@code "origin/main"}
   */
  public OrderFindings(String directory, String mainName) {
    this.directory = directory;
    this.mainName = mainName;
  }

  /** What to say when it does not matter who comes first. */
  public String passed(int mine, int theirs, boolean columnsDiffer) {
    return "%d added here, %d on %s since: the same schema in either order%s"
        .formatted(mine, theirs, mainName, columnsDiffer ? ", but for that of columns" : "");
  }

  /**
   * One of the branch's migrations fails behind what main got meanwhile.
   *
   * @param broken the branch's
   * @param cause main's, without which it applies
   * @param failure what the replay said
   */
  public Finding brokenMerge(Migration broken, Migration cause, Finding failure) {
    return OrderBroken.RULE.finding(
        "%s fails after %s, which %s got meanwhile: %s"
            .formatted(broken.path(), cause.path(), mainName, failure.message()),
        failure.location(),
        failure.evidence(),
        "rebase on %s and adapt %s to what %s did"
            .formatted(mainName, broken.path(), cause.path()));
  }

  /**
   * One of main's migrations fails behind the branch's.
   *
   * @param broken main's
   * @param cause the branch's, without which it applies
   * @param severity an error when a new database would run them so
   */
  public Finding failsBranchFirst(
      Migration broken, Migration cause, Finding failure, Severity severity) {
    List<String> evidence = new ArrayList<>();
    evidence.add(
        "%s, which %s got meanwhile, fails when %s ran before it: %s"
            .formatted(broken.path(), mainName, cause.path(), failure.message()));
    evidence.addAll(failure.evidence());
    return OrderDiffers.RULE
        .finding(
            "%s applies after %s only, not before it".formatted(cause.path(), broken.path()),
            location(cause),
            evidence,
            fix(severity))
        .withSeverity(severity);
  }

  /**
   * Two orders, two schemas.
   *
   * @param mine of the branch, one that takes part
   * @param evidence a line for each difference, with the migrations that made it
   */
  public Finding differ(Migration mine, int differences, List<String> evidence, Severity severity) {
    return OrderDiffers.RULE
        .finding(
            "%s and what %s got meanwhile build another schema in another order: %d difference%s"
                .formatted(mine.path(), mainName, differences, differences == 1 ? "" : "s"),
            location(mine),
            evidence,
            fix(severity))
        .withSeverity(severity);
  }

  /**
   * Both sides added columns to the same tables.
   *
   * @param tables as a person names them
   */
  public Finding columnOrder(List<String> tables, Migration mine) {
    return OrderDiffers.RULE.note(
        "the order of columns depends on who comes first: " + String.join(", ", tables),
        location(mine),
        List.of(),
        null);
  }

  private Location location(Migration migration) {
    return Location.file(Location.join(directory, migration.path()));
  }

  private String fix(Severity severity) {
    return severity == Severity.ERROR
        ? "rebase on %s, then plumb renumber, so that every database runs main's first"
            .formatted(mainName)
        : "rebase on %s; a database that ran this branch before (a colleague's, a preview) must be"
                .formatted(mainName)
            + " made anew";
  }
}
