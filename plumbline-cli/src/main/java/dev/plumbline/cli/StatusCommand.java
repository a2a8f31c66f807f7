package dev.plumbline.cli;

import dev.plumbline.check.Status;
import dev.plumbline.history.Decision.Fate;
import dev.plumbline.replay.ReplayListener;
import dev.plumbline.report.StatusJson;
import dev.plumbline.report.StatusText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
    sortOptions = false,
    description = {
      "Reads the table in which your migration runner writes down what it applied, on a live",
      "database, and says what is applied, pending, skipped for good, changed since, unknown here,",
      "or failed. Reads that one table, in a transaction that cannot write, with time limits.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  plumb status --url \"$DATABASE_URL\"",
      "  PGPASSWORD=... plumb status --url postgres://reader@db.example.com/app?sslmode=require",
      "  plumb status --url \"$DATABASE_URL\" --fail-on pending    nothing may wait to be applied",
      "  plumb status --url \"$DATABASE_URL\" --format json | jq '.migrations[] | select(.state ==",
      "      \"skipped\").file'",
      "",
      "The role needs CONNECT, and SELECT on the runner's table. Passwords are never shown.",
      "Exit codes: 0 all applied, or only pending; 1 something is skipped, changed, unknown,"
          + " failed",
      "or refused; 2 wrong use or configuration; 3 could not be read.",
      "Next: [migrations] table in plumbline.toml names a table that is not where it usually is."
    })
final class StatusCommand implements Command {
  /** What else is to fail. */
  enum FailOn {
    PENDING;

    @Override
    public String toString() {
      return "pending";
    }
  }

  @Mixin ProjectOptions project = new ProjectOptions();

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description = "The database: postgres://user:password@host:5432/database.")
  String url = "";

  @Option(
      names = "--fail-on",
      paramLabel = "STATE",
      description = "Exit with 1 for this too: ${COMPLETION-CANDIDATES}.")
  @Nullable FailOn failOn;

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) throws Exception {
    Status.Outcome outcome =
        Status.of(project.request(invocation, null, null, ReplayListener.SILENT), url);
    boolean failed =
        outcome.status().isWrong()
            || (failOn == FailOn.PENDING && outcome.status().count(Fate.PENDING) > 0);
    if (output.format == Format.JSON) {
      invocation.out().print(StatusJson.render(outcome, failed));
    } else if (failed || !output.quiet) {
      invocation
          .out()
          .print(new StatusText(output.style(invocation), output.verbose).render(outcome));
    }
    return failed ? Main.FOUND : Main.OK;
  }
}
