package dev.plumbline.check;

import dev.plumbline.blame.Origins;
import dev.plumbline.canonical.CanonicalFacts;
import dev.plumbline.canonical.CanonicalHeader;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.catalog.CatalogException;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.catalog.CatalogStamp;
import dev.plumbline.catalog.UnmodelledObjectsException;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.replay.AfterMigration;
import dev.plumbline.replay.Replay;
import dev.plumbline.replay.ReplayFailure;
import dev.plumbline.replay.ReplayOptions;
import dev.plumbline.replay.ReplayResult;
import dev.plumbline.replay.ServerLost;
import dev.plumbline.replay.SnapshotLoad;
import dev.plumbline.replay.Trust;
import dev.plumbline.rules.CanonicalFindings;
import dev.plumbline.rules.CatalogFindings;
import dev.plumbline.rules.ConfigFindings;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.HistoryFindings;
import dev.plumbline.rules.Location;
import dev.plumbline.rules.ReplayFindings;
import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings SQL to life in scratch and reads what became of it. */
final class Build {
  /**
   * What came of it.
   *
   * @param schema null when it did not come to life, or holds what cannot be compared
   * @param applied migrations that applied; 0 for a snapshot
   */
  record Outcome(@Nullable Schema schema, int applied, List<Finding> findings) {}

  private final Project project;
  private final CheckRequest request;
  private final Scratch scratch;

  Build(Project project, CheckRequest request, Scratch scratch) {
    this.project = project;
    this.request = request;
    this.scratch = scratch;
  }

  /** Replays the history in a new database. */
  Outcome history(History history) throws CheckException {
    return history(history, database -> done -> {});
  }

  /** As {@link #history(History)}, following where every object comes from. */
  Outcome history(History history, Origins origins) throws CheckException {
    return history(history, origins, 0);
  }

  /**
   * As {@link #history(History, Origins)}, looking on from a migration on.
   *
   * @param from how many migrations are of no interest
   */
  Outcome history(History history, Origins origins, int from) throws CheckException {
    return history(history, database -> new Following(database, origins, from));
  }

  private Outcome history(History history, Function<ScratchDatabase, Watch> watching)
      throws CheckException {
    String directory = project.relative(project.migrations());
    List<Finding> findings = new ArrayList<>();
    try (ScratchDatabase database = scratch.database();
        Watch watch = watching.apply(database)) {
      ReplayResult result =
          new Replay(database, replayOptions(), request.listener()).run(history, watch);
      findings.addAll(ReplayFindings.of(directory, result));
      Read read = result.failure() == null ? read(database, directory, findings) : null;
      if (read == null) {
        return new Outcome(null, result.applied(), findings);
      }
      findings.addAll(ReplayFindings.bookkeeping(directory, read.bookkeeping()));
      findings.addAll(ConfigFindings.unusedPatterns(request.config().name(), read.unused()));
      return new Outcome(read.schema(), result.applied(), findings);
    } catch (SqlSourceException e) {
      findings.add(HistoryFindings.unreadable(directory, e, sourceLine(history, e)));
      return new Outcome(null, 0, findings);
    } catch (ServerLost e) {
      throw lost(e, directory);
    }
  }

  /** Looks on while a history is replayed. */
  @FunctionalInterface
  private interface Watch extends AfterMigration<CheckException>, AutoCloseable {
    @Override
    default void close() {}
  }

  /** Reads the catalogs between migrations, when they changed. */
  private final class Following implements Watch {
    private final ScratchDatabase database;
    private final Origins origins;
    private @Nullable Connection connection;
    private @Nullable CatalogStamp stamp;
    private final int from;
    private String seen = "";

    Following(ScratchDatabase database, Origins origins, int from) {
      this.database = database;
      this.origins = origins;
      this.from = from;
    }

    @Override
    public void applied(int done) throws CheckException {
      if (done < from) {
        return;
      }
      try {
        if (connection == null || stamp == null) {
          connection = database.connectAsSuperuser();
          stamp = CatalogStamp.on(connection);
        }
        String now = stamp.now();
        if (!now.equals(seen)) {
          seen = now;
          origins.after(
              done,
              CatalogReader.readAddressed(connection, Scope.of(request.config()), unused -> {}));
        }
      } catch (CatalogException | SQLException e) {
        throw CheckException.couldNotRun(
            "the scratch database cannot be read after migration "
                + done
                + ": "
                + e.getMessage()
                + explained(e),
            null);
      }
    }

    @Override
    public void close() {
      try {
        if (connection != null) {
          connection.close();
        }
      } catch (SQLException e) {
        // The database is dropped next, and its sessions with it.
        connection = null;
      }
    }
  }

  static @Nullable String sourceLine(History history, SqlSourceException problem) {
    for (Migration migration : history.migrations()) {
      if (migration.path().equals(problem.name())) {
        try {
          return migration.source().line(problem.position().line());
        } catch (SqlSourceException e) {
          return null;
        }
      }
    }
    return null;
  }

  /** Loads a snapshot in a new database. */
  Outcome snapshot(SqlSource snapshot) throws CheckException {
    Outcome loaded = load(snapshot, trust());
    return loaded.schema() == null && wantsSuperuser(loaded) && !replayOptions().prelude().isEmpty()
        ? load(snapshot, ofPrelude())
        : loaded;
  }

  private static boolean wantsSuperuser(Outcome outcome) {
    return outcome.findings().stream().anyMatch(CanonicalFindings::isWantOfSuperuser);
  }

  /** What the prelude makes as superuser, the snapshot may have made by one too. */
  private Trust ofPrelude() throws CheckException {
    try (ScratchDatabase database = scratch.database()) {
      new Replay(database, replayOptions(), request.listener()).prelude();
      Read read = read(database, "the prelude", new ArrayList<>());
      return read == null
          ? Trust.NONE
          : Trust.of(
              SqlSource.of(
                  "the prelude", CanonicalWriter.write(read.schema(), CanonicalFacts.NONE)));
    } catch (SqlSourceException e) {
      throw CheckException.wrongUse("the prelude: " + e.getMessage(), e.fix());
    } catch (ServerLost e) {
      throw lost(e, ".");
    }
  }

  /** A new database in which the prelude ran. */
  ScratchDatabase withPrelude() throws CheckException, SqlSourceException, ServerLost {
    ScratchDatabase database = scratch.database();
    if (hasPrelude()) {
      new Replay(database, replayOptions(), request.listener()).prelude();
    }
    return database;
  }

  boolean hasPrelude() {
    return !request.config().replay().prelude().isEmpty();
  }

  /** What SQL a branch brings is trusted with. */
  Trust trust() {
    return request.config().replay().superuser() ? Trust.EVERYTHING : Trust.NONE;
  }

  /** What a database holds; null when it holds what cannot be compared. */
  @Nullable Schema schema(ScratchDatabase database, String where, List<Finding> findings)
      throws CheckException {
    Read read = read(database, where, findings);
    return read == null ? null : read.schema();
  }

  String relative(Path path) {
    return project.relative(path);
  }

  private Outcome load(SqlSource snapshot, Trust trust) throws CheckException {
    List<Finding> findings = new ArrayList<>();
    try (ScratchDatabase database = scratch.database()) {
      ReplayFailure failure = SnapshotLoad.into(database, snapshot, trust);
      if (failure != null) {
        findings.add(CanonicalFindings.doesNotLoad(failure));
        return new Outcome(null, 0, findings);
      }
      Read read = read(database, snapshot.name(), findings);
      return new Outcome(read == null ? null : asWritten(read.schema(), snapshot), 0, findings);
    } catch (SqlSourceException e) {
      findings.add(CanonicalFindings.unreadable(e, snapshot));
      return new Outcome(null, 0, findings);
    } catch (ServerLost e) {
      throw lost(e, ".");
    }
  }

  /** What it was written on could not say all that this server does. */
  private static Schema asWritten(Schema schema, SqlSource snapshot) {
    int major =
        CanonicalHeader.read(snapshot.text())
            .map(CanonicalHeader::majorVersion)
            .orElse(schema.majorVersion());
    return major == schema.majorVersion() ? schema : new Schema(major, schema.objects().values());
  }

  /**
   * What was found.
   *
   * @param bookkeeping what was left out as some runner's own
   * @param unused patterns of the configuration that matched nothing
   */
  private record Read(Schema schema, List<String> bookkeeping, List<String> unused) {}

  private @Nullable Read read(ScratchDatabase database, String where, List<Finding> findings)
      throws CheckException {
    List<String> unused = new ArrayList<>();
    try {
      Schema schema =
          CatalogReader.read(
              database::connectAsSuperuser, Scope.of(request.config()), unused::addAll);
      if (request.config().compare().bookkeeping()) {
        return new Read(schema, List.of(), unused);
      }
      Bookkeeping apart = Bookkeeping.in(schema);
      return new Read(apart.rest(), apart.leftOut(), unused);
    } catch (UnmodelledObjectsException e) {
      List<String> names = e.objects().stream().map(String::valueOf).toList();
      findings.add(CatalogFindings.unmodelled(names, where));
      return null;
    } catch (CatalogException e) {
      throw CheckException.couldNotRun(
          "the scratch database cannot be read: " + e.getMessage() + explained(e), null);
    }
  }

  private ReplayOptions replayOptions() throws CheckException {
    return ReplaySettings.of(project, request.config());
  }

  CheckException lost(ServerLost problem, String directory) throws CheckException {
    String where = "";
    if (problem.file() != null) {
      Position at = problem.position();
      where =
          " at " + Location.join(directory, problem.file()) + (at == null ? "" : ":" + at.line());
    }
    String message = "the scratch server failed" + where + ": " + problem.getMessage();
    String more = explained(problem);
    return CheckException.couldNotRun(
        message + more,
        more.isEmpty() ? "run it again; plumb doctor shows what this machine offers" : null);
  }

  /** What the server's side knows, on a line of its own; empty when it knows nothing. */
  private String explained(Throwable problem) throws CheckException {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String more = scratch.server().explain(sql);
        return more == null ? "" : "\n" + more;
      }
    }
    return "";
  }
}
