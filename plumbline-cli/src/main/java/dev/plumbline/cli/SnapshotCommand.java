package dev.plumbline.cli;

import dev.plumbline.check.Snapshot;
import dev.plumbline.report.TextReport;
import java.nio.file.Path;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
    sortOptions = false,
    description = {
      "Replays the migrations and writes the schema they make as deterministic SQL: the canonical",
      "schema, committed beside the migrations so that a change is seen in review.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  plumb snapshot                 write the project's canonical schema",
      "  plumb snapshot --check         only compare; exit 1 when it differs",
      "  plumb snapshot --out - | less  look at it",
      "",
      "Exit codes: 0 written, or equal; 1 differs (--check); 2 wrong use or configuration;",
      "3 could not run.",
      "Next: git diff shows what a migration changed; plumb check judges everything."
    })
final class SnapshotCommand implements Command {
  @Mixin ProjectOptions project = new ProjectOptions();

  @Option(names = "--check", description = "Write nothing; compare with the committed file.")
  boolean check;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write; - is standard output. Default: the project's canonical.")
  @Nullable Path out;

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) throws Exception {
    Snapshot.Outcome outcome;
    try (Progress progress = Progress.on(invocation)) {
      outcome = Snapshot.take(project.request(invocation, null, null, progress));
    }
    SortedMap<String, String> files = outcome.files();
    if (files == null) {
      TextReport report = new TextReport(output.style(invocation), true, output.verbose);
      invocation.err().print(report.render(project.name(), outcome.findings()));
      return Main.FOUND;
    }
    if (out != null && out.toString().equals("-")) {
      invocation.out().print(outcome.text());
      return Main.OK;
    }
    Path place = out == null ? outcome.file() : invocation.directory().resolve(out);
    Path other = out == null ? outcome.otherLayout() : place;
    return switch (outcome.layout()) {
      case FILE -> file(place, other, files.getOrDefault("", ""), invocation, outcome);
      case DIRECTORY -> directory(place, other, files, invocation, outcome);
    };
  }

  private int file(
      Path place, Path other, String text, Invocation invocation, Snapshot.Outcome outcome) {
    SnapshotFile file = new SnapshotFile(invocation, place, output.quiet);
    return check
        ? file.compare(text)
        : new LayoutChange(invocation, output.quiet)
            .fromDirectory(other, place, () -> file.write(text, outcome));
  }

  private int directory(
      Path place,
      Path other,
      SortedMap<String, String> files,
      Invocation invocation,
      Snapshot.Outcome outcome) {
    SnapshotDirectory directory = new SnapshotDirectory(invocation, place, output.quiet);
    return check
        ? directory.compare(files)
        : new LayoutChange(invocation, output.quiet)
            .fromFile(other, place, () -> directory.write(files, outcome));
  }
}
