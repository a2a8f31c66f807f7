package dev.plumbline.cli;

import dev.plumbline.check.Snapshot;
import dev.plumbline.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    String text = outcome.text();
    if (text == null) {
      TextReport report = new TextReport(output.style(invocation), true, output.verbose);
      invocation.err().print(report.render(project.name(), outcome.findings()));
      return Main.FOUND;
    }
    if (out != null && out.toString().equals("-")) {
      invocation.out().print(text);
      return Main.OK;
    }
    Path file = out == null ? outcome.file() : invocation.directory().resolve(out);
    boolean same = Files.exists(file) && Files.readString(file).equals(text);
    if (check) {
      say(invocation, same ? "equal" : "differs; plumb snapshot writes it anew", file, outcome);
      return same ? Main.OK : Main.FOUND;
    }
    if (!same) {
      write(file, text);
    }
    say(invocation, same ? "already up to date" : "written", file, outcome);
    return Main.OK;
  }

  private void say(Invocation invocation, String what, Path file, Snapshot.Outcome outcome) {
    if (!output.quiet) {
      Path shown =
          file.startsWith(invocation.directory()) ? invocation.directory().relativize(file) : file;
      invocation
          .out()
          .println(
              "%s: %s (%d migrations on %s)"
                  .formatted(shown, what, outcome.migrations(), outcome.server()));
    }
  }

  /** Beside the file first, so that a full disk never leaves half a canonical. */
  private static void write(Path file, String text) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UsageException(
          file + " cannot be written: " + e.getMessage(), "--out names another file");
    }
  }
}
