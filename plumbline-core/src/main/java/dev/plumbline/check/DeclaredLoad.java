package dev.plumbline.check;

import dev.plumbline.canonical.CanonicalFacts;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.declared.Ddl;
import dev.plumbline.declared.DeclaredSource;
import dev.plumbline.declared.MadeNames;
import dev.plumbline.declared.SqlOwnedBase;
import dev.plumbline.replay.ReplayFailure;
import dev.plumbline.replay.ServerLost;
import dev.plumbline.replay.SnapshotLoad;
import dev.plumbline.rules.DeclaredFindings;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Location;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.sql.PsqlCommands;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings a declared schema to life: after the prelude, on top of what the migrations make by SQL
 * and the DDL does not.
 */
final class DeclaredLoad {
  /**
   * What came of it.
   *
   * @param schema null when it does not load: the findings say why
   * @param base what was put under it
   * @param there what the prelude made
   */
  record Outcome(
      @Nullable Schema schema, Set<Identity> base, Set<Identity> there, List<Finding> findings) {}

  private final Build build;
  private final DeclaredSource source;
  private final DeclaredFindings words;
  private final List<String> under = new ArrayList<>();

  DeclaredLoad(Build build, DeclaredSource source, DeclaredFindings words) {
    this.build = build;
    this.source = source;
    this.words = words;
  }

  /**
   * Loads it.
   *
   * @param migrations what they build
   */
  Outcome of(Ddl ddl, Schema migrations) throws CheckException {
    List<Finding> findings = new ArrayList<>();
    try {
      List<Statement> statements = new ArrayList<>();
      for (SqlSource one : ddl.sources()) {
        statements.addAll(StatementSplitter.split(one, PsqlCommands.OF_PG_DUMP));
      }
      Outcome loaded = load(ddl, migrations, statements, !source.reach().complete());
      boolean inTheWay = loaded.schema() == null && !loaded.base().isEmpty() && isTwice;
      return inTheWay ? load(ddl, migrations, statements, /* withBase= */ false) : loaded;
    } catch (SqlSourceException e) {
      findings.add(
          words.unreadable(
              e.problem(),
              new Location(e.name(), e.position().line(), e.position().column(), null),
              e.fix()));
      return new Outcome(null, Set.of(), Set.of(), findings);
    }
  }

  private boolean isTwice;

  private Outcome load(Ddl ddl, Schema migrations, List<Statement> statements, boolean withBase)
      throws CheckException, SqlSourceException {
    List<Finding> findings = new ArrayList<>();
    try (ScratchDatabase database = build.withPrelude()) {
      Schema prelude = build.hasPrelude() ? build.schema(database, "the prelude", findings) : null;
      Set<Identity> there = prelude == null ? Set.of() : prelude.objects().keySet();
      Set<Identity> base =
          withBase
              ? base(database, SqlOwnedBase.of(migrations, there, statements))
              : Set.<Identity>of();
      MadeNames made = MadeNames.of(there);
      List<SqlSource> sources = new ArrayList<>();
      for (SqlSource source : ddl.sources()) {
        sources.add(made.withoutThese(source));
      }
      ReplayFailure failure = load(database, sources);
      if (failure != null) {
        isTwice = failure.error().sqlState().matches("42710|42723|42P06|42P07");
        findings.add(words.doesNotLoad(failure, location(failure), under));
        return new Outcome(null, base, there, findings);
      }
      return new Outcome(build.schema(database, source.name(), findings), base, there, findings);
    } catch (ServerLost e) {
      throw build.lost(e, ".");
    }
  }

  private Set<Identity> base(ScratchDatabase database, Schema base)
      throws CheckException, SqlSourceException, ServerLost {
    SqlSource sql =
        SqlSource.of(
            "what the migrations make by SQL",
            CanonicalWriter.write(base, CanonicalFacts.NONE)
                .replace("\nDROP SCHEMA IF EXISTS public;\n", "\n"));
    ReplayFailure failure = SnapshotLoad.into(database, sql, build.trust());
    if (failure == null) {
      return base.objects().keySet();
    }
    under.add(
        "what the migrations make by SQL could not be put under it: " + failure.error().message());
    return Set.of();
  }

  /** In rounds: a file that needs what a later one makes is tried again after it. */
  private @Nullable ReplayFailure load(ScratchDatabase database, List<SqlSource> sources)
      throws ServerLost, SqlSourceException, CheckException {
    List<SqlSource> left = new ArrayList<>(sources);
    while (true) {
      List<SqlSource> failed = new ArrayList<>();
      ReplayFailure first = null;
      for (SqlSource one : left) {
        ReplayFailure failure = SnapshotLoad.into(database, one, build.trust());
        if (failure != null) {
          failed.add(one);
          first = first == null ? failure : first;
        }
      }
      if (first == null || failed.size() == left.size()) {
        return first;
      }
      left = failed;
    }
  }

  /** In a file that can be opened; what a program printed cannot. */
  private @Nullable Location location(ReplayFailure failure) {
    boolean file =
        source.files().stream().anyMatch(path -> build.relative(path).equals(failure.file()));
    return file
        ? new Location(
            failure.file(),
            failure.position().line(),
            failure.position().column(),
            failure.source().line(failure.position().line()))
        : null;
  }
}
