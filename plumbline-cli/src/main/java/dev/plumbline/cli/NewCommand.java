package dev.plumbline.cli;

import dev.plumbline.check.CheckRequest;
import dev.plumbline.check.NewMigration;
import dev.plumbline.history.FileChange;
import dev.plumbline.replay.ReplayListener;
import dev.plumbline.report.Masking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    sortOptions = false,
    description = {
      "Makes the files of a new migration under the next free number, in the form of the project's",
      "convention: numbered files and their way back, sections, folders, journal and snapshot.",
      "Numbers that main or a branch somebody works on has taken are left out; it says who has"
          + " them.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  plumb new add_due_date                 migrations/0009_add_due_date.sql",
      "  plumb new \"add due date\"               the same",
      "  plumb new add_due_date --dry-run       only say which files",
      "  plumb new add_due_date --sql < x.sql   with these statements",
      "  plumb new add_due_date --no-branches   count main only",
      "",
      "Exit codes: 0 made; 2 wrong use or configuration; 3 could not run.",
      "Next: write the statements, then plumb check. docs/new.md tells more."
    })
final class NewCommand implements Command {
  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "What it does, in words: a-z, 0-9, underscores or spaces.")
  List<String> name = List.of();

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "The project, or a folder inside it. Default: here.")
  @Nullable Path directory;

  @Option(
      names = "--base",
      paramLabel = "BRANCH",
      description = "What counts as main. Default: found, as plumb check does.")
  @Nullable String base;

  @Option(names = "--sql", description = "Read its statements from standard input.")
  boolean sql;

  @Option(names = "--no-branches", description = "Count main only, not other branches.")
  boolean noBranches;

  @Option(names = "--dry-run", description = "Say what would be made; write nothing.")
  boolean dryRun;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Read this plumbline.toml instead of looking for one from DIR upwards.")
  @Nullable Path config;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only the path of the file to write into.")
  boolean quiet;

  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) throws Exception {
    if (name.isEmpty()) {
      throw new UsageException("what is the migration called?", "plumb new add_due_date");
    }
    ProjectOptions project = new ProjectOptions();
    project.directory = directory;
    project.server.config = config;
    CheckRequest request = project.request(invocation, base, null, ReplayListener.SILENT);
    NewMigration.Made made =
        NewMigration.of(
            request,
            new NewMigration.Wanted(
                String.join(" ", name), sql ? piped(invocation) : null, !noBranches));
    if (!dryRun) {
      made.write();
    }
    report(invocation, made);
    return Main.OK;
  }

  private static String piped(Invocation invocation) {
    try {
      return new String(invocation.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageException("standard input cannot be read: " + e.getMessage(), "");
    }
  }

  private void report(Invocation invocation, NewMigration.Made made) {
    Path here = invocation.directory();
    boolean first = true;
    for (FileChange change : made.changes()) {
      Path file = made.root().resolve(String.valueOf(change.to())).normalize();
      String path =
          file.startsWith(here)
              ? here.relativize(file).toString().replace('\\', '/')
              : file.toString();
      if (!quiet || first) {
        String suffix = quiet || change.from() == null ? "" : " (continued)";
        invocation.out().println(Masking.terminal(path + suffix));
      }
      first = false;
    }
    if (!quiet) {
      made.notes().forEach(note -> invocation.out().println(Masking.terminal("note: " + note)));
      invocation
          .out()
          .println(
              dryRun
                  ? "nothing was written (--dry-run)"
                  : "next: write its statements, then plumb check");
    }
  }
}
