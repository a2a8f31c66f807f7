package dev.plumbline.rules;

import dev.plumbline.replay.ReplayFailure;
import dev.plumbline.replay.ReplayFailure.MadeBy;
import dev.plumbline.replay.ReplayResult;
import dev.plumbline.replay.ServerError;
import dev.plumbline.sql.Position;
import dev.plumbline.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a replay brought to light, as findings. */
public final class ReplayFindings {
  private static final Pattern EXTENSION =
      Pattern.compile(
          "extension \"(.+?)\" is not available|could not open extension control file"
              + " \".*/(.+?)\\.control\"");
  private static final Pattern STUB = Pattern.compile("extension script file \"(.+)--0\\.sql\"");
  private static final int STATEMENT_LINES_SHOWN = 12;

  private ReplayFindings() {}

  /**
   * The failure, if any, and notes.
   *
   * @param directory of the migrations, relative to the project
   */
  public static List<Finding> of(String directory, ReplayResult result) {
    List<Finding> findings = new ArrayList<>();
    ReplayFailure failure = result.failure();
    if (failure != null) {
      findings.add(failed(directory, failure));
    }
    if (!result.rolesCreated().isEmpty()) {
      String names = String.join(", ", result.rolesCreated());
      findings.add(
          ReplayRoleCreated.RULE.finding(
              "no migration creates "
                  + (result.rolesCreated().size() == 1 ? "role " : "roles ")
                  + names,
              null,
              List.of("created in scratch, without login, so that the replay could go on"),
              null));
    }
    return findings;
  }

  /** What the migrations make and a runner makes by itself. */
  public static List<Finding> bookkeeping(String directory, List<String> leftOut) {
    return leftOut.isEmpty()
        ? List.of()
        : List.of(
            ReplayBookkeeping.RULE.finding(
                "a runner's bookkeeping is left out: " + String.join(", ", leftOut),
                Location.file(directory),
                List.of(),
                "[compare] bookkeeping = true in plumbline.toml, if it is yours"));
  }

  private static Finding failed(String directory, ReplayFailure failure) {
    ServerError error = failure.error();
    Location location = location(directory, failure);
    List<String> evidence = evidence(directory, failure);
    Optional<String> extension = missingExtension(error);
    if (extension.isPresent()) {
      return ReplayExtensionMissing.RULE.finding(
          (failure.inPrelude() ? "the prelude needs" : "the migrations need")
              + " extension "
              + extension.get()
              + ", which the scratch server does not have",
          location,
          evidence,
          ReplayExtensionMissing.waysOut(extension.get()));
    }
    Optional<String> stub = stub(error);
    if (stub.isPresent()) {
      return ReplayFailed.RULE.finding(
          "the stub of extension " + stub.get() + " does not load: " + error.message(),
          location,
          evidence,
          """
          put the file right that [postgres] stubs names for %s; it runs as the owner of the
          database, who makes functions, composite types and domains, but no base types\
          """
              .formatted(stub.get()));
    }
    if (error.sqlState().equals(ServerError.INSUFFICIENT_PRIVILEGE) && !failure.inPrelude()) {
      return ReplayNeedsSuperuser.RULE.finding(
          error.message(), location, evidence, ReplayNeedsSuperuser.WAYS_OUT);
    }
    String provider = LabelProvider.fix(error);
    String fix =
        provider != null
            ? provider
            : error.sqlState().equals(ServerError.QUERY_CANCELED)
                ? "it ran longer than statement_timeout: 10 minutes, unless the migration or"
                    + " [replay] in plumbline.toml sets another"
                : error.hint();
    return ReplayFailed.RULE.finding(
        failure.inPrelude() ? "the prelude fails: " + error.message() : error.message(),
        location,
        evidence,
        fix);
  }

  /** The extension whose stand-in was being created: only stubs have version 0. */
  private static Optional<String> stub(ServerError error) {
    Matcher matcher = STUB.matcher(error.where() == null ? "" : error.where());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<String> missingExtension(ServerError error) {
    Matcher matcher = EXTENSION.matcher(error.message());
    if (!matcher.find()) {
      return Optional.empty();
    }
    return Optional.ofNullable(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
  }

  private static List<String> evidence(String directory, ReplayFailure failure) {
    ServerError error = failure.error();
    List<String> lines = new ArrayList<>();
    lines.add("SQLSTATE " + error.sqlState());
    if (error.detail() != null) {
      lines.add("detail: " + error.detail());
    }
    if (error.where() != null) {
      lines.add("where: " + error.where());
    }
    MadeBy madeBy = failure.madeBy();
    if (madeBy != null) {
      lines.add(
          "%s: last touched by %s in %s:%d"
              .formatted(
                  madeBy.object(),
                  madeBy.command(),
                  Location.join(directory, madeBy.file()),
                  madeBy.line()));
    }
    Statement statement = failure.statement();
    if (statement != null) {
      lines.add("statement:\n" + shortened(statement.text()));
    }
    return lines;
  }

  private static String shortened(String statement) {
    List<String> lines = statement.lines().toList();
    if (lines.size() <= STATEMENT_LINES_SHOWN) {
      return String.join("\n", lines);
    }
    return String.join("\n", lines.subList(0, STATEMENT_LINES_SHOWN))
        + "\n... "
        + (lines.size() - STATEMENT_LINES_SHOWN)
        + " more lines";
  }

  private static Location location(String directory, ReplayFailure failure) {
    Position at = failure.position();
    return new Location(
        failure.inPrelude() ? failure.file() : Location.join(directory, failure.file()),
        at.line(),
        at.column(),
        failure.source().line(at.line()));
  }
}
