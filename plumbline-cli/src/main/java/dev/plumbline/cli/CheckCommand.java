package dev.plumbline.cli;

import dev.plumbline.check.Check;
import dev.plumbline.check.CheckReport;
import dev.plumbline.check.CheckRequest;
import dev.plumbline.report.JsonReport;
import dev.plumbline.report.TextReport;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
    sortOptions = false,
    description = {
      "Replays every migration on a real, throw-away PostgreSQL and judges the result: names,",
      "sequence, replay, the committed canonical schema, the schema declared for an ORM, and the",
      "history of the base branch.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  plumb check                          the project here",
      "  plumb check services/shop            a project elsewhere",
      "  plumb check --base origin/release    against another branch",
      "  plumb check --format json | jq '.findings[].rule'",
      "",
      "Exit codes: 0 nothing to fix, 1 findings, 2 wrong use or configuration, 3 could not run.",
      "Next: plumb explain RULE says what a finding means; plumb snapshot renews the canonical."
    })
final class CheckCommand implements Command {
  @Mixin ProjectOptions project = new ProjectOptions();

  @Option(
      names = "--base",
      paramLabel = "REF",
      description = "The branch merged into. Default: from CI, else origin/main or main.")
  @Nullable String base;

  @Option(
      names = "--canonical",
      paramLabel = "FILE",
      description = "The committed schema to compare with. Default: as configured or found.")
  @Nullable Path canonical;

  @Option(
      names = "--no-declared",
      description = "Do not compare with a declared schema, and run nothing that prints one.")
  boolean noDeclared;

  @Option(
      names = "--no-forge",
      description = "Does not ask GitHub or GitLab for other open pull requests.")
  boolean noForge;

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) throws Exception {
    CheckReport report;
    try (Progress progress = Progress.on(invocation)) {
      CheckRequest request = project.request(invocation, base, canonical, progress);
      request = noDeclared ? request.withoutDeclared() : request;
      report = Check.run(noForge ? request.withoutForge() : request);
    }
    invocation
        .out()
        .print(
            output.format == Format.JSON
                ? new JsonReport().render(report)
                : new TextReport(output.style(invocation), output.quiet, output.verbose)
                    .render(report));
    return report.failed() ? Main.FOUND : Main.OK;
  }
}
