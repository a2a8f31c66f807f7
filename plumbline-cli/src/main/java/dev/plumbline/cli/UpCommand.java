package dev.plumbline.cli;

import dev.plumbline.check.CheckRequest;
import dev.plumbline.check.Up;
import dev.plumbline.config.Config;
import dev.plumbline.report.TextReport;
import dev.plumbline.report.UpJson;
import dev.plumbline.report.UpText;
import dev.plumbline.scratch.StandingWish;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
    sortOptions = false,
    description = {
      "Brings up a scratch database with all migrations applied, to test against locally, and"
          + " prints",
      "its URL. It stays until plumb down. Run again, it applies what is new; when a migration was",
      "edited, renamed or removed, it is built anew at the same URL.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  plumb up                                     the project here",
      "  export DATABASE_URL=$(plumb up --quiet)      for the programs started from this shell",
      "  plumb up --seed test/users.sql               with test data; --seed can be repeated",
      "  plumb up --to 0041                           as it was after that migration",
      "  plumb up --to none                           empty, for your own migration runner",
      "  plumb up --watch                             and again whenever a file changes",
      "  plumb up --status                            what is up on this machine",
      "  psql \"$(plumb up -q)\"                        look at it",
      "",
      "The URL goes to standard output and nothing else does; all the rest to standard error.",
      "Exit codes: 0 up; 1 up, but a migration or seed fails; 2 wrong use or configuration;",
      "3 could not run.",
      "Next: plumb down removes it; plumb check judges the migrations."
    })
final class UpCommand implements Command {
  /** To the second, on the full minute too. */
  private static final DateTimeFormatter CLOCK_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  @Mixin ProjectOptions project = new ProjectOptions();

  @Option(
      names = "--to",
      paramLabel = "MIGRATION",
      description = "Up to this one: a version, or a file's name; none for an empty database.")
  @Nullable String to;

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "SQL to run after the migrations. Later runs keep to it without being told.")
  @Nullable List<Path> seeds;

  @Option(names = "--no-seed", description = "Without the seeds of earlier runs.")
  boolean noSeed;

  @Option(names = "--fresh", description = "Build it anew in any case.")
  boolean fresh;

  @Option(names = "--watch", description = "Stay, and do it again whenever a file changes.")
  boolean watch;

  @Option(names = "--status", description = "Only list what is up, of all projects.")
  boolean status;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Listen there. Default: any free port, kept as long as the database.")
  @Nullable Integer port;

  @Option(
      names = "--idle",
      paramLabel = "TIME",
      description = {
        "Stop the server after so long without a client, as in 12h, 3d, never; its data stay",
        "and plumb up starts it again. Default: 4d."
      })
  @Nullable String idle;

  @Option(
      names = "--server-url",
      paramLabel = "URL",
      description = "Make the database on this server instead of one of its own.")
  @Nullable String serverUrl;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  Format format = Format.TEXT;

  @Mixin ColorOption color = new ColorOption();

  @Option(
      names = {"-q", "--quiet"},
      description = "Nothing but the URL, and findings when there are some.")
  boolean quiet;

  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) throws Exception {
    if (status) {
      invocation.out().print(LocalList.render(invocation, format));
      return Main.OK;
    }
    Up.Wish wish = wish(invocation);
    Once once = new Once(invocation, this, wish, false);
    Up.Outcome outcome = once.run();
    if (format == Format.JSON) {
      invocation.out().print(UpJson.render(outcome));
    } else if (outcome.complete() || !quiet) {
      invocation.out().println(outcome.url());
    }
    invocation.out().flush();
    if (watch) {
      new UpWatch(invocation, once).run(outcome);
      return Main.OK;
    }
    return outcome.complete() ? Main.OK : Main.FOUND;
  }

  /** One run, told on standard error. */
  record Once(Invocation invocation, UpCommand command, Up.Wish wish, boolean repeated) {
    Up.Outcome run() throws Exception {
      long start = System.nanoTime();
      Up.Outcome outcome;
      try (Progress progress = Progress.on(invocation)) {
        outcome = Up.run(command.request(invocation, progress), wish);
      }
      tell(outcome, (System.nanoTime() - start) / 1e9);
      return outcome;
    }

    /** The same again, after a change. */
    Once again() {
      Up.Wish later =
          new Up.Wish(wish.to(), wish.seeds(), false, wish.port(), wish.idle(), wish.waiting());
      return new Once(invocation, command, later, true);
    }

    private void tell(Up.Outcome outcome, double seconds) {
      if (!outcome.complete()) {
        TextReport report = new TextReport(command.color.style(invocation), true, false);
        invocation.err().print(report.render(command.project.name(), outcome.findings()));
      }
      if (command.quiet || (repeated && outcome.idle())) {
        return;
      }
      String stopped = UpText.stopped(outcome);
      String time = repeated ? CLOCK_TIME.format(LocalTime.now(ZoneId.systemDefault())) + " " : "";
      invocation.err().println("plumb: " + time + UpText.line(outcome, seconds));
      outcome.notes().forEach(note -> invocation.err().println("plumb: " + note));
      if (stopped != null) {
        invocation.err().println("plumb: " + stopped);
      }
    }
  }

  private CheckRequest request(Invocation invocation, Progress progress) throws Exception {
    Config config = project.load(invocation, null);
    return new CheckRequest(
        project.directory(invocation),
        project.name(),
        serverUrl == null ? config : config.withServer(serverUrl),
        invocation.env(),
        Clock.systemUTC(),
        progress);
  }

  private Up.Wish wish(Invocation invocation) {
    if (noSeed && seeds != null) {
      throw new UsageException("--seed and --no-seed exclude each other", "");
    }
    if (port != null && (port < 1024 || port > 65535)) {
      throw new UsageException("--port is 1024 to 65535, not " + port, "");
    }
    List<Path> files =
        seeds == null
            ? noSeed ? List.of() : null
            : seeds.stream().map(seed -> invocation.directory().resolve(seed).normalize()).toList();
    return new Up.Wish(to, files, fresh, port, idleTime(), waiting(invocation, quiet));
  }

  static Runnable waiting(Invocation invocation, boolean quiet) {
    return quiet
        ? () -> {}
        : () ->
            invocation.err().println("plumb: another plumb is at work on this database; waiting");
  }

  private Duration idleTime() {
    if (idle == null) {
      return StandingWish.IDLE;
    }
    if (idle.equals("never")) {
      return Duration.ZERO;
    }
    if (!idle.matches("[1-9]\\d{0,5}(s|min|h|d)")) {
      throw new UsageException("--idle is a time such as 30min, 12h, 3d, or never", "");
    }
    long number = Long.parseLong(idle.replaceAll("\\D", ""));
    return switch (idle.replaceAll("\\d", "")) {
      case "s" -> Duration.ofSeconds(number);
      case "min" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
