package dev.plumbline.rules;

import dev.plumbline.replay.ReplayFailure;
import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSourceException;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong with the committed snapshot. */
public final class CanonicalFindings {
  private static final String REGENERATE = "plumb snapshot writes it from the migrations";

  private CanonicalFindings() {}

  /** There is none. An error only where somebody relies on it. */
  public static Finding missing(String file, boolean expected) {
    return new Finding(
        CanonicalMissing.RULE.id(),
        expected ? Severity.ERROR : Severity.WARNING,
        "there is no canonical snapshot at " + file,
        Location.file(file),
        List.of(),
        "plumb snapshot writes it; commit it beside the migrations");
  }

  public static Finding conflictMarker(String file, int line) {
    return CanonicalUnloadable.RULE.finding(
        "the canonical holds a conflict marker",
        new Location(file, line, 1, null),
        List.of(),
        "do not merge it by hand: merge the migrations, then plumb snapshot");
  }

  public static Finding unreadable(SqlSourceException failure) {
    Position at = failure.position();
    return CanonicalUnloadable.RULE.finding(
        "the canonical cannot be read: " + failure.problem(),
        new Location(failure.name(), at.line(), at.column(), null),
        List.of(),
        REGENERATE);
  }

  public static Finding unreadable(String file, String why) {
    return CanonicalUnloadable.RULE.finding(
        "the canonical cannot be read: " + why, Location.file(file), List.of(), REGENERATE);
  }

  public static Finding doesNotLoad(ReplayFailure failure) {
    Position at = failure.position();
    List<String> evidence = new ArrayList<>();
    evidence.add(
        "PostgreSQL: %s (SQLSTATE %s)"
            .formatted(failure.error().message(), failure.error().sqlState()));
    if (failure.error().detail() != null) {
      evidence.add("detail: " + failure.error().detail());
    }
    return CanonicalUnloadable.RULE.finding(
        "the canonical does not load: " + failure.error().message(),
        new Location(failure.file(), at.line(), at.column(), failure.source().line(at.line())),
        evidence,
        REGENERATE);
  }

  /** It builds the right schema in other words. */
  public static Finding notAsWritten(String file) {
    return CanonicalText.RULE.finding(
        "the canonical is right, but is not what plumb snapshot writes",
        Location.file(file),
        List.of(),
        REGENERATE);
  }

  /** Why two schemas differ, as far as the snapshot's header tells. */
  public enum Cause {
    STALE,
    EDITED,
    UNKNOWN
  }

  /**
   * The schemas differ: one finding, with every difference as evidence.
   *
   * @param differences in words, one object each
   * @param sql the same as a diff of the objects' SQL; empty when there is none
   */
  public static Finding differs(String file, Cause cause, List<String> differences, String sql) {
    List<String> evidence = new ArrayList<>(differences);
    if (!sql.isBlank()) {
      evidence.add(sql.stripTrailing());
    }
    String count = differences.size() == 1 ? "1 difference" : differences.size() + " differences";
    return switch (cause) {
      case STALE ->
          CanonicalStale.RULE.finding(
              "the canonical is out of date, it was written from other migrations: " + count,
              Location.file(file),
              evidence,
              "plumb snapshot, then commit it with the migration");
      case EDITED ->
          CanonicalEdited.RULE.finding(
              "the canonical was edited by hand: " + count,
              Location.file(file),
              evidence,
              "put the change into a new migration, then plumb snapshot");
      case UNKNOWN ->
          CanonicalDiffers.RULE.finding(
              "the canonical does not match the migrations: " + count,
              Location.file(file),
              evidence,
              "plumb snapshot if the migrations are right; write the missing migration if the"
                  + " snapshot is");
    };
  }
}
