package dev.plumbline.cli;

import dev.plumbline.check.Blame;
import dev.plumbline.report.BlameJson;
import dev.plumbline.report.BlameText;
import dev.plumbline.report.TextReport;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    sortOptions = false,
    description = {
      "Says which migration made each object and which changed it last, with commit, author and",
      "pull request where git knows. Seen in a replay, not searched for in text: what a DO block,",
      "a function, a cascade or a rename did counts as well.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  plumb blame                          everything there is",
      "  plumb blame users                    a table, its columns, keys, indexes, policies",
      "  plumb blame users.email              one column",
      "  plumb blame 'f(integer)'             a function; without the parentheses, all so called",
      "  plumb blame billing.\"Odd name\"       quoted as in SQL; mind your shell's own quotes",
      "  plumb blame users --at 0040          as it was after that migration",
      "  plumb blame --format json | jq '.objects[] | select(.changed.commit == null).name'",
      "",
      "Exit codes: 0 told; 1 the migrations do not replay; 2 no such object, wrong use or",
      "configuration; 3 could not run.",
      "Next: git show COMMIT; plumb check judges the migrations."
    })
final class BlameCommand implements Command {
  @Parameters(
      arity = "0..1",
      paramLabel = "OBJECT",
      description = "Table, column (table.column), constraint, index, function, ... Default: all.")
  @Nullable String object;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "The project, or a folder inside it. Default: here.")
  @Nullable Path directory;

  @Option(
      names = "--at",
      paramLabel = "MIGRATION",
      description = "Look at the schema after this one: a version, or a file's name.")
  @Nullable String at;

  @Mixin ScratchOptions scratch = new ScratchOptions();
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) throws Exception {
    Blame.Outcome outcome = outcome(invocation);
    List<Blame.Line> lines = outcome.lines();
    if (lines == null) {
      TextReport report = new TextReport(output.style(invocation), true, output.verbose);
      invocation.err().print(report.render(outcome.project(), outcome.findings()));
      return Main.FOUND;
    }
    if (output.format == Format.JSON) {
      invocation.out().print(BlameJson.render(outcome, lines));
      return Main.OK;
    }
    boolean git = outcome.git() == null;
    invocation.out().print(new BlameText(output.style(invocation), git).render(lines));
    if (!git && !output.quiet) {
      invocation.err().println("plumb: no commits are shown: " + outcome.git());
    }
    return Main.OK;
  }

  private Blame.Outcome outcome(Invocation invocation) throws Exception {
    ProjectOptions project = new ProjectOptions();
    project.directory = directory;
    project.server = scratch;
    try (Progress progress = Progress.on(invocation)) {
      return Blame.of(project.request(invocation, null, null, progress), object, at);
    }
  }
}
