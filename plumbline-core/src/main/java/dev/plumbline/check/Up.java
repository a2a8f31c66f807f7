package dev.plumbline.check;

import dev.plumbline.config.Config;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.local.BuildLog;
import dev.plumbline.local.Built;
import dev.plumbline.local.Course;
import dev.plumbline.local.Ingredient;
import dev.plumbline.local.Ingredient.Kind;
import dev.plumbline.local.LocalDatabase;
import dev.plumbline.local.LocalDatabases;
import dev.plumbline.local.ProjectLock;
import dev.plumbline.replay.ReplayOptions;
import dev.plumbline.rules.Finding;
import dev.plumbline.scratch.MajorDetection.Detected;
import dev.plumbline.scratch.ScratchException;
import dev.plumbline.scratch.ScratchSettings;
import dev.plumbline.scratch.StandingServer;
import dev.plumbline.scratch.StandingServer.Condition;
import dev.plumbline.scratch.StandingWish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code plumb up} does: brings a project's local database to where its files are, doing no
 * more than is needed.
 */
public final class Up {
  /** Of {@code --to}: no migration at all. */
  public static final String NOTHING = "none";

  /**
   * What is asked for.
   *
   * @param to the version, number or file of the last migration, or {@link #NOTHING}; null for all
   * @param seeds files to run after the migrations, absolute; null for those of the last time
   * @param fresh whether to begin anew in any case
   * @param port to listen on; null for any, or the one it has
   * @param waiting is run once when another one is at work and must be waited for
   */
  public record Wish(
      @Nullable String to,
      @Nullable List<Path> seeds,
      boolean fresh,
      @Nullable Integer port,
      Duration idle,
      Runnable waiting) {}

  /**
   * What came of it. The database is up even if something failed: as far as it got.
   *
   * @param url with its password
   * @param at the version of the last migration applied; null when none is
   * @param applied migrations applied in all
   * @param wanted migrations that were to be
   * @param now paths of those applied just now
   * @param seeded seeds run just now
   * @param anew why the database was made anew; null when it was not; empty when there was none
   * @param notes what else a person should know
   * @param why this major
   * @param findings why it did not get farther; empty when it did
   * @param sources files and directories it all came from, absolute
   */
  public record Outcome(
      String url,
      String shownUrl,
      @Nullable String at,
      int applied,
      int wanted,
      List<String> now,
      int seeded,
      @Nullable String anew,
      List<String> notes,
      String server,
      String why,
      List<Finding> findings,
      List<Path> sources) {
    public Outcome {
      now = List.copyOf(now);
      notes = List.copyOf(notes);
      findings = List.copyOf(findings);
      sources = List.copyOf(sources);
    }

    /** Whether there was nothing to do. */
    public boolean idle() {
      return anew == null && now.isEmpty() && seeded == 0 && notes.isEmpty() && complete();
    }

    /** Whether all is applied that was to be. */
    public boolean complete() {
      return findings.isEmpty();
    }
  }

  private final CheckRequest request;
  private final Wish wish;
  private final Project project;
  private final List<String> notes = new ArrayList<>();

  private Up(CheckRequest request, Wish wish, Project project) {
    this.request = request;
    this.wish = wish;
    this.project = project;
  }

  /**
   * Makes the database, or brings it on.
   *
   * @throws CheckException when there is none afterwards, or what is asked for makes no sense
   */
  public static Outcome run(CheckRequest request, Wish wish) throws CheckException {
    Project project = Project.locate(request.directory(), request.config());
    return new Up(request, wish, project).run();
  }

  private Outcome run() throws CheckException {
    History all = project.history();
    String unknown = Check.unknown(all);
    if (unknown != null) {
      throw CheckException.wrongUse(
          unknown + ": " + all.problems().getFirst().message(),
          "plumb check tells where it is broken");
    }
    History wanted = wanted(all);
    ReplayOptions options = ReplaySettings.of(project, request.config());
    ScratchSettings settings = ScratchChoice.of(request.config());
    try {
      Detected detected = Scratch.detect(project, settings);
      LocalDatabases databases = LocalDatabases.in(request.environment());
      databases.sweep();
      try (ProjectLock lock = databases.lock(project.migrations(), wish.waiting())) {
        LocalDatabase database = databases.of(project.migrations());
        Built before = lock.held() ? database.built() : null;
        Seeds seeds = Seeds.of(project, wish.seeds(), before);
        Map<String, String> facts =
            LocalFacts.of(
                all.conventionId(),
                detected.major(),
                request.config().migrations().placeholders(),
                settings,
                options);
        StandingServer server = database.server();
        Course course =
            wish.fresh()
                ? new Course.Rebuild("--fresh")
                : course(server, before, facts, all, wanted, seeds);
        String anew = null;
        if (server == null || course instanceof Course.Rebuild) {
          anew = server != null && course instanceof Course.Rebuild(String why) ? why : "";
          database.forget();
          server =
              databases
                  .servers()
                  .make(
                      database.home(),
                      settings,
                      new StandingWish(detected.major(), wish.port(), wish.idle()));
          database.begin(project.migrations(), facts).close();
        }
        UpRun run = new UpRun(project, request, options, server);
        try (BuildLog log = database.resume()) {
          log.seeds(seeds.ingredients().stream().map(Ingredient::path).toList());
          run.all(wanted, seeds, course, log);
        }
        return outcome(server, wanted, run, anew, detected, seeds);
      }
    } catch (ScratchException e) {
      throw CheckException.couldNotRun(
          String.valueOf(e.getMessage()), "plumb doctor shows what this machine offers");
    }
  }

  private History wanted(History all) throws CheckException {
    String to = wish.to();
    if (to == null) {
      return all;
    }
    return to.equals(NOTHING) ? MigrationAt.first(all, 0) : MigrationAt.until(all, to, "--to");
  }

  private Course course(
      @Nullable StandingServer server,
      @Nullable Built before,
      Map<String, String> facts,
      History all,
      History wanted,
      Seeds seeds)
      throws ScratchException {
    if (server == null) {
      return new Course.Rebuild("");
    }
    Condition condition = server.condition();
    if (condition == Condition.LOST) {
      return new Course.Rebuild("its server was killed, or its files are gone");
    }
    if (before == null) {
      return new Course.Rebuild("nobody knows what is in it");
    }
    if (wish.port() != null && !server.url().contains(":" + wish.port() + "/")) {
      return new Course.Rebuild("--port is another one");
    }
    Course course =
        Course.from(
            before,
            facts,
            wanted.migrations().stream().map(Up::ingredient).toList(),
            all.migrations().subList(wanted.migrations().size(), all.migrations().size()).stream()
                .map(Migration::path)
                .toList(),
            seeds.ingredients());
    if (condition == Condition.STOPPED && course instanceof Course.Continue) {
      String url = server.url();
      server.start();
      notes.add("it was stopped, and is started again with its data");
      if (!url.equals(server.url())) {
        notes.add("its port was taken meanwhile: the URL is another one");
      }
    }
    return course;
  }

  static Ingredient ingredient(Migration migration) {
    return new Ingredient(Kind.MIGRATION, migration.path(), migration.normalisedSha256());
  }

  private Outcome outcome(
      StandingServer server,
      History wanted,
      UpRun run,
      @Nullable String anew,
      Detected detected,
      Seeds seeds) {
    int applied = run.applied();
    int problems = wanted.problems().size();
    if (problems > 0) {
      notes.add(
          "the files have %d %s: plumb check tells"
              .formatted(problems, problems == 1 ? "problem" : "problems"));
    }
    return new Outcome(
        server.url(),
        server.shownUrl(),
        applied == 0 ? null : wanted.migrations().get(applied - 1).version(),
        applied,
        wanted.migrations().size(),
        run.now(),
        run.seeded(),
        anew,
        notes,
        server.description(),
        server.major() == detected.major() ? detected.why() : "the configured server's major",
        run.findings(),
        sources(seeds));
  }

  private List<Path> sources(Seeds seeds) {
    Config config = request.config();
    List<Path> sources = new ArrayList<>(List.of(project.migrations()));
    Path file = config.file();
    sources.add(file == null ? project.root().resolve(config.name()) : file);
    if (config.migrations().recorded() != null) {
      sources.add(config.root().resolve(config.migrations().recorded()));
    }
    for (Config.Prelude part : config.replay().prelude()) {
      if (part instanceof Config.Prelude.File(Path path)) {
        sources.add(path);
      }
    }
    sources.addAll(config.postgres().stubs().values());
    seeds.ingredients().forEach(seed -> sources.add(Path.of(seed.path())));
    return sources;
  }
}
