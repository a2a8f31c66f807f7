package dev.plumbline.check;

import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.TransactionMode;
import dev.plumbline.local.BuildLog;
import dev.plumbline.local.Course;
import dev.plumbline.replay.OwnScript;
import dev.plumbline.replay.Replay;
import dev.plumbline.replay.ReplayFailure;
import dev.plumbline.replay.ReplayListener;
import dev.plumbline.replay.ReplayOptions;
import dev.plumbline.replay.ReplayResult;
import dev.plumbline.replay.ServerLost;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.HistoryFindings;
import dev.plumbline.rules.ReplayFindings;
import dev.plumbline.rules.SeedFailed;
import dev.plumbline.rules.Severity;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.StandingServer;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.StatementSplitter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Applies what is pending to a local database, and writes down each step. */
final class UpRun {
  private final Project project;
  private final CheckRequest request;
  private final ReplayOptions options;
  private final ScratchDatabase database;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> now = new ArrayList<>();
  private int applied;
  private int seeded;

  UpRun(Project project, CheckRequest request, ReplayOptions options, StandingServer server) {
    this.project = project;
    this.request = request;
    this.options = options;
    this.database = server.database();
  }

  /** Migrations that are applied after the run, in all. */
  int applied() {
    return applied;
  }

  /** Paths of migrations applied in the run. */
  List<String> now() {
    return now;
  }

  int seeded() {
    return seeded;
  }

  /** Why it did not get to the end. */
  List<Finding> findings() {
    return findings;
  }

  void all(History wanted, Seeds seeds, Course course, BuildLog log) throws CheckException {
    int sown = 0;
    if (course instanceof Course.Continue(int migrations, int done)) {
      applied = migrations;
      sown = done;
    }
    boolean anew = course instanceof Course.Rebuild;
    try {
      if (anew || applied < wanted.migrations().size()) {
        migrations(wanted, anew, log);
      }
      if (findings.isEmpty()) {
        seeds(seeds, sown, log);
      }
    } catch (ServerLost e) {
      throw CheckException.couldNotRun(
          "the database failed"
              + (e.file() == null ? "" : " at " + e.file())
              + ": "
              + e.getMessage(),
          "run plumb up again");
    }
  }

  private void migrations(History wanted, boolean anew, BuildLog log) throws ServerLost {
    List<Migration> pending = wanted.migrations().subList(applied, wanted.migrations().size());
    History rest =
        new History(
            wanted.conventionId(),
            wanted.runner(),
            pending,
            wanted.superseded(),
            wanted.problems());
    ReplayOptions how =
        anew
            ? options
            : new ReplayOptions(List.of(), options.superuser(), options.statementTimeout());
    int from = applied;
    ReplayListener listener =
        (path, done, total) -> {
          log.begin(Up.ingredient(wanted.migrations().get(from + done)));
          request.listener().applying(path, from + done, from + total);
        };
    String directory = project.relative(project.migrations());
    try {
      ReplayResult result =
          new Replay(database, how, listener)
              .run(
                  rest,
                  done -> {
                    if (done > 0) {
                      log.done();
                      now.add(pending.get(done - 1).path());
                      applied = from + done;
                    }
                  });
      ReplayFailure failure = result.failure();
      if (failure != null) {
        if (!failure.inPrelude() && leavesNothing(wanted.migrations().get(applied))) {
          log.undone();
        }
        ReplayFindings.of(directory, result).stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .forEach(findings::add);
      }
    } catch (SqlSourceException e) {
      log.undone();
      findings.add(HistoryFindings.unreadable(directory, e, Build.sourceLine(wanted, e)));
    }
    liftLimit();
  }

  /** What runs in one transaction does all or nothing. */
  private static boolean leavesNothing(Migration migration) throws SqlSourceException {
    return migration.transactionMode() == TransactionMode.SINGLE;
  }

  /** The time limit of a replay is none for the programs that come later. */
  private void liftLimit() throws ServerLost {
    String limit = "statement_timeout=" + options.statementTimeout().toMillis() + "ms";
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      String ours =
          "SELECT FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase"
              + " WHERE datname = current_database() AND setrole = 0 AND '%s' = ANY (setconfig)"
                  .formatted(limit);
      boolean set;
      try (ResultSet rows = statement.executeQuery(ours)) {
        set = rows.next();
      }
      if (set) {
        statement.execute(
            "ALTER DATABASE "
                + statement.enquoteIdentifier(database.name(), true)
                + " RESET statement_timeout");
      }
    } catch (SQLException e) {
      throw new ServerLost("it does not answer: " + e.getMessage(), null, e);
    }
  }

  private void seeds(Seeds seeds, int sown, BuildLog log) throws ServerLost {
    for (Seeds.Seed seed : seeds.seeds().subList(sown, seeds.seeds().size())) {
      SqlSource source = seed.source();
      log.begin(seed.ingredient());
      try {
        ReplayFailure failure = OwnScript.run(database, source);
        if (failure != null) {
          findings.add(SeedFailed.of(failure));
          if (TransactionMode.of(StatementSplitter.split(source), true) == TransactionMode.SINGLE) {
            log.undone();
          }
          return;
        }
      } catch (SqlSourceException e) {
        log.undone();
        findings.add(SeedFailed.of(source, e));
        return;
      }
      log.done();
      seeded++;
    }
  }
}
