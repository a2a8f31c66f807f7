package dev.plumbline.check;

import dev.plumbline.canonical.CanonicalFacts;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.config.Config;
import dev.plumbline.declared.Ddl;
import dev.plumbline.declared.DeclaredException;
import dev.plumbline.declared.DeclaredSource;
import dev.plumbline.declared.DeclaredSources;
import dev.plumbline.declared.DeclaredSources.Recognised;
import dev.plumbline.declared.Disagreements;
import dev.plumbline.declared.Places;
import dev.plumbline.declared.Surroundings;
import dev.plumbline.diff.Difference;
import dev.plumbline.rules.DeclaredFindings;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Location;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.sql.SqlSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Compares the schema that is declared beside the migrations with what they build. Its DDL is
 * printed while they are replayed. Closing ends the program that prints it.
 */
final class DeclaredCheck implements AutoCloseable {
  private static final Duration USUAL_LIMIT = Duration.ofMinutes(1);

  private final Project project;
  private final CheckRequest request;
  private final Config.Declared config;
  private final ParseJudge judge;
  private final FutureTask<Asked> asking;
  private final Thread asker;

  /**
   * What came of asking.
   *
   * @param source null when there is none, or it cannot be asked here
   * @param ddl null when {@code problem} says why
   * @param unchecked why it cannot be asked here; null when it can
   */
  private record Asked(
      @Nullable DeclaredSource source,
      @Nullable Ddl ddl,
      @Nullable DeclaredException problem,
      @Nullable Finding unchecked) {}

  private DeclaredCheck(Project project, CheckRequest request, Scratch scratch) {
    this.project = project;
    this.request = request;
    this.config = request.config().declared();
    this.judge = new ParseJudge(scratch);
    this.asking = new FutureTask<>(this::ask);
    this.asker = Thread.ofPlatform().daemon().name("declared").unstarted(asking);
  }

  /** Begins to look for it and to print it. */
  static DeclaredCheck start(Project project, CheckRequest request, Scratch scratch) {
    DeclaredCheck check = new DeclaredCheck(project, request, scratch);
    if (check.config.enabled()) {
      check.asker.start();
    }
    return check;
  }

  private Asked ask() {
    DeclaredSource source = null;
    try {
      if (config.configured()) {
        source = configured(surroundings());
      } else {
        Recognised found =
            DeclaredSources.recognise(
                project.migrations(), project.convention().id(), surroundings());
        if (found == null) {
          return new Asked(null, null, null, null);
        } else if (found.wanting() != null) {
          Location location = Location.file(project.relative(found.file()));
          return new Asked(null, null, null, DeclaredFindings.unchecked(found.wanting(), location));
        }
        source = Objects.requireNonNull(found.source());
      }
      return new Asked(source, source.ddl(judge), null, null);
    } catch (DeclaredException e) {
      return new Asked(source, null, e, null);
    }
  }

  private Surroundings surroundings() {
    Duration limit = config.timeLimit() == null ? USUAL_LIMIT : config.timeLimit();
    return new Surroundings(project.root(), request.environment(), config.environment(), limit);
  }

  private DeclaredSource configured(Surroundings surroundings) throws DeclaredException {
    boolean complete = config.complete() == null ? !config.sql().isEmpty() : config.complete();
    if (config.drizzle() != null) {
      return DeclaredSources.drizzle(config.drizzle(), project.migrations(), surroundings);
    } else if (config.prisma() != null) {
      return DeclaredSources.prismaAt(config.prisma(), surroundings);
    } else if (!config.sql().isEmpty()) {
      return DeclaredSources.sql(config.sql(), complete, surroundings);
    }
    return DeclaredSources.program(
        config.command(),
        config.directory() == null ? request.config().root() : config.directory(),
        config.output(),
        complete,
        config.files(),
        surroundings);
  }

  /**
   * Writes the step down; nothing when there is no declared schema.
   *
   * @param migrations what they build; null when they build none
   * @param build null when {@code migrations} is
   */
  void against(@Nullable Schema migrations, @Nullable Build build, Ledger ledger)
      throws CheckException {
    if (!config.enabled()) {
      return;
    }
    long start = System.nanoTime();
    Asked asked = asked();
    if (asked.unchecked() != null) {
      ledger.skip(CheckStep.Name.DECLARED, asked.unchecked().message(), asked.unchecked());
      return;
    } else if (asked.problem() != null) {
      ledger.record(CheckStep.Name.DECLARED, List.of(unprinted(asked.problem())), "", start);
      return;
    } else if (asked.source() == null || asked.ddl() == null) {
      return;
    }
    if (migrations == null || build == null) {
      ledger.skip(CheckStep.Name.DECLARED, "the migrations build no schema to compare with");
      return;
    }
    ledger.record(
        CheckStep.Name.DECLARED,
        compare(asked.source(), asked.ddl(), migrations, build),
        asked.source().name() + " declares what the migrations build",
        start);
  }

  private Asked asked() throws CheckException {
    try {
      return asking.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ParseJudge.Failed failed) {
        throw failed.problem();
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CheckException.couldNotRun("interrupted while the declared schema was printed", null);
    }
  }

  private Finding unprinted(DeclaredException problem) {
    Path file = problem.file() == null ? request.config().file() : problem.file();
    return DeclaredFindings.unprinted(
        problem.getMessage(),
        file == null ? null : Location.file(project.relative(file)),
        problem.evidence(),
        problem.fix());
  }

  private List<Finding> compare(DeclaredSource source, Ddl ddl, Schema migrations, Build build)
      throws CheckException {
    DeclaredFindings words = new DeclaredFindings(source.name(), source.generate());
    List<Finding> findings = new ArrayList<>();
    DeclaredLoad.Outcome loaded = new DeclaredLoad(build, source, words).of(ddl, migrations);
    findings.addAll(loaded.findings());
    Schema declared = loaded.schema();
    if (declared != null) {
      Disagreements found =
          Disagreements.between(
              migrations, declared, loaded.base(), loaded.there(), source.reach());
      if (!found.none()) {
        found = settled(found, migrations, loaded, source, build);
      }
      findings(found, source, words, migrations, declared, findings);
    }
    if (!ddl.dropped().isEmpty()) {
      findings.add(words.log(ddl.dropped()));
    }
    return findings;
  }

  /**
   * What the server writes back of an expression can change once more when that is loaded, and a
   * schema is often declared by what a tool read from a database; so what seems to differ is
   * compared again after both were loaded from their canonicals.
   */
  private static Disagreements settled(
      Disagreements found,
      Schema migrations,
      DeclaredLoad.Outcome loaded,
      DeclaredSource source,
      Build build)
      throws CheckException {
    if (found.changed().isEmpty()) {
      return found;
    }
    Schema one = again(migrations, build);
    Schema other = again(Objects.requireNonNull(loaded.schema()), build);
    return one == null || other == null
        ? found
        : Disagreements.between(one, other, loaded.base(), loaded.there(), source.reach());
  }

  private static @Nullable Schema again(Schema schema, Build build) throws CheckException {
    return build
        .snapshot(
            SqlSource.of("a schema once more", CanonicalWriter.write(schema, CanonicalFacts.NONE)))
        .schema();
  }

  private void findings(
      Disagreements found,
      DeclaredSource source,
      DeclaredFindings words,
      Schema migrations,
      Schema declared,
      List<Finding> into) {
    Places places =
        new Places(found.none() && found.renamed().isEmpty() ? List.of() : source.files());
    List<Difference> all = new ArrayList<>(found.unmigrated());
    all.addAll(found.undeclared());
    all.addAll(found.changed());
    for (Difference one : all) {
      SchemaObject object = declared.find(one.identity());
      object = object == null ? migrations.find(one.identity()) : object;
      into.add(words.of(one, location(places, one.identity(), object, source)));
    }
    for (Disagreements.Renamed one : found.renamed()) {
      into.add(
          words.renamed(
              one.inMigrations(),
              one.declared(),
              source.reach().namesMatter(),
              location(places, one.declared(), declared.find(one.declared()), source)));
    }
    if (found.ownedBySql().count() > 0) {
      into.add(words.ownedBySql(found.ownedBySql().count(), found.ownedBySql().lines()));
    }
  }

  private @Nullable Location location(
      Places places, Identity id, @Nullable SchemaObject object, DeclaredSource source) {
    Places.Place place = places.of(id, object);
    if (place != null) {
      return new Location(project.relative(place.file()), place.line(), 0, place.text());
    }
    List<Path> files = source.files();
    return files.size() == 1 ? Location.file(project.relative(files.getFirst())) : null;
  }

  @Override
  public void close() {
    if (asker.isAlive()) {
      asker.interrupt();
      try {
        asker.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    judge.close();
  }
}
