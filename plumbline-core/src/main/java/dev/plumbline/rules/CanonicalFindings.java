package dev.plumbline.rules;

import dev.plumbline.replay.ReplayFailure;
import dev.plumbline.replay.ServerError;
import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSource;
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

  /** The index names a file that is not there, or is none of ours. */
  public static Finding notAFile(String index, int line, String path, String why) {
    return CanonicalFiles.RULE.finding(
        "the canonical's index names " + path + ", which " + why,
        new Location(index, line, 1, null),
        List.of(),
        REGENERATE);
  }

  /** There is a file the index does not name, once written by us. */
  public static Finding leftOver(String file) {
    return CanonicalFiles.RULE.finding(
        "the canonical's index does not name " + file + ", which plumb once wrote",
        Location.file(file),
        List.of(),
        REGENERATE + ", and deletes this file");
  }

  /** There is SQL of somebody's own among the canonical's files. */
  public static Finding stranger(String file) {
    return CanonicalFiles.RULE.warning(
        file + " lies in the canonical's directory and is not part of it",
        Location.file(file),
        List.of(),
        "move it out; nothing reads it here");
  }

  public static Finding empty(String file) {
    return CanonicalEmpty.RULE.finding(
        "the canonical is empty", Location.file(file), List.of(), REGENERATE);
  }

  public static Finding conflictMarker(String file, int line) {
    return CanonicalConflict.RULE.finding(
        "the canonical holds a conflict marker",
        new Location(file, line, 1, null),
        List.of(),
        "do not merge it by hand: merge the migrations, then plumb snapshot\n"
            + "plumb merge-driver install makes git do that");
  }

  public static Finding newerFormat(String file, int format, int known) {
    return CanonicalNewer.RULE.finding(
        "the canonical was written by a newer plumb: its format is %d, this plumb knows %d"
            .formatted(format, known),
        Location.file(file),
        List.of(),
        "use the plumb the team uses; if that is this one, plumb snapshot");
  }

  /** Bytes that are no text. */
  public static Finding encoding(SqlSourceException failure) {
    Position at = failure.position();
    return CanonicalEncoding.RULE.finding(
        "the canonical is not UTF-8: "
            + failure.problem().replace("; migrations must be UTF-8", ""),
        new Location(failure.name(), at.line(), at.column(), null),
        List.of(),
        REGENERATE);
  }

  /** What cannot be split into statements. */
  public static Finding unreadable(SqlSourceException failure, SqlSource source) {
    Position at = failure.position();
    String line = source.line(at.line());
    Location location = new Location(failure.name(), at.line(), at.column(), line);
    return line.startsWith("\\", at.column() - 1)
        ? CanonicalPsqlCommand.RULE.finding(
            "the canonical holds a command of psql, which is not run: "
                + line.substring(at.column() - 1).split("\\s", 2)[0],
            location,
            List.of(),
            REGENERATE + ";\na dump: pg_dump --schema-only, without --create")
        : CanonicalUnloadable.RULE.finding(
            "the canonical cannot be read: " + failure.problem(), location, List.of(), REGENERATE);
  }

  /** The same failure, knowing that the end of the file is missing. */
  public static Finding cutOff(Finding failure) {
    List<String> evidence = new ArrayList<>(failure.evidence());
    if (evidence.isEmpty()) {
      evidence.add(failure.message());
    }
    return CanonicalTruncated.RULE.finding(
        "the canonical is cut off: its end is missing", failure.location(), evidence, REGENERATE);
  }

  /** The same failure, knowing that a newer server wrote the file. */
  public static Finding onNewerMajor(Finding failure, int written, int used) {
    List<String> evidence = new ArrayList<>(failure.evidence());
    evidence.add("it was written on PostgreSQL %d and is loaded on %d".formatted(written, used));
    return new Finding(
        failure.rule(),
        failure.severity(),
        failure.message(),
        failure.location(),
        evidence,
        "use PostgreSQL %d ([postgres] major, or --postgres), or write it anew on %d: plumb snapshot"
            .formatted(written, used));
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
    boolean refused = failure.error().sqlState().equals(ServerError.INSUFFICIENT_PRIVILEGE);
    String provider = LabelProvider.fix(failure.error());
    return CanonicalUnloadable.RULE.finding(
        "the canonical does not load: " + failure.error().message(),
        new Location(failure.file(), at.line(), at.column(), failure.source().line(at.line())),
        evidence,
        refused ? ReplayNeedsSuperuser.WAYS_OUT : provider == null ? REGENERATE : provider);
  }

  /** Whether a snapshot was refused because something in it takes a superuser. */
  public static boolean isWantOfSuperuser(Finding finding) {
    return ReplayNeedsSuperuser.WAYS_OUT.equals(finding.fix());
  }

  /** Nothing but CRLF and LF within stored texts differs. */
  public static Finding lineEnds(String file) {
    return CanonicalLineEnds.RULE.finding(
        "the canonical is right, but line ends within a text PostgreSQL stores were converted",
        Location.file(file),
        List.of(),
        "\"*.sql text eol=lf\" in .gitattributes keeps git from converting them");
  }

  /**
   * The schema is right, the text was changed by hand.
   *
   * @param changes the objects touched, the lines
   */
  public static Finding textEdited(String file, List<String> changes) {
    return CanonicalEdited.RULE.warning(
        "the canonical was edited by hand; only its text differs, the schema is the same",
        Location.file(file),
        changes,
        "plumb snapshot undoes it");
  }

  /** Why a snapshot is not what would be written. */
  public enum Cause {
    STALE,
    EDITED,
    MERGED,
    TRUNCATED,
    OTHER_MAJOR,
    /** It is a dump and tells nothing of itself. */
    DUMP,
    UNKNOWN
  }

  /**
   * The snapshot is not what would be written, and the cause is known as far as it can be.
   *
   * @param evidence what differs, and what tells the cause
   * @param differences how many objects mean something else; 0 when the schemas are the same
   */
  public static Finding of(String file, Cause cause, List<String> evidence, int differences) {
    boolean equal = differences == 0;
    String count = differences == 1 ? "1 difference" : differences + " differences";
    String same = equal ? "the schema is the same" : count;
    Location location = Location.file(file);
    return switch (cause) {
      case STALE ->
          weighed(
              CanonicalStale.RULE,
              equal ? Severity.WARNING : Severity.ERROR,
              "the canonical is out of date, it was written from other migrations: " + same,
              location,
              evidence,
              "plumb snapshot, then commit it with the migration");
      case EDITED ->
          CanonicalEdited.RULE.finding(
              "the canonical was edited by hand: " + count,
              location,
              evidence,
              "put the change into a new migration, then plumb snapshot");
      case MERGED ->
          weighed(
              CanonicalMerged.RULE,
              equal ? Severity.WARNING : Severity.ERROR,
              "the canonical was merged by git, nobody wrote it so: " + same,
              location,
              evidence,
              "plumb snapshot writes it from the merged migrations\n"
                  + "plumb merge-driver install makes git do that");
      case TRUNCATED ->
          CanonicalTruncated.RULE.finding(
              "the canonical is cut off: its end is missing, " + count,
              location,
              evidence,
              REGENERATE);
      case OTHER_MAJOR ->
          weighed(
              CanonicalOtherMajor.RULE,
              equal ? Severity.NOTE : Severity.ERROR,
              equal
                  ? "the canonical was written on another PostgreSQL and means the same here"
                  : "the canonical was written on another PostgreSQL and means something else here:"
                      + " "
                      + count,
              location,
              evidence,
              "let everybody use one major ([postgres] major in plumbline.toml), then plumb"
                  + " snapshot");
      case DUMP ->
          CanonicalDiffers.RULE.finding(
              "the canonical, a dump of pg_dump, does not match the migrations: " + count,
              location,
              evidence,
              "dump again, or plumb snapshot, if the migrations are right; write the missing"
                  + " migration if the dump is");
      case UNKNOWN ->
          equal
              ? CanonicalText.RULE.finding(
                  "the canonical is right, but is not what this version of plumb writes",
                  location,
                  evidence,
                  REGENERATE)
              : CanonicalDiffers.RULE.finding(
                  "the canonical does not match the migrations: " + count,
                  location,
                  evidence,
                  "plumb snapshot if the migrations are right; write the missing migration if the"
                      + " snapshot is");
    };
  }

  private static Finding weighed(
      Rule rule,
      Severity severity,
      String message,
      Location location,
      List<String> evidence,
      String fix) {
    return rule.finding(message, location, evidence, fix).withSeverity(severity);
  }
}
