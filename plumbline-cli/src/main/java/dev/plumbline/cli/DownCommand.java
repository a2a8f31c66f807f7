package dev.plumbline.cli;

import dev.plumbline.check.Down;
import dev.plumbline.report.Masking;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
    sortOptions = false,
    description = {"Removes the database that plumb up made: server, data, state.", ""},
    footer = {
      "",
      "Examples:",
      "  plumb down               of the project here",
      "  plumb down --all         of every project on this machine",
      "",
      "Exit codes: 0 removed, or there was none; 2 wrong use or configuration; 3 could not run.",
      "Next: plumb up --status lists what is up."
    })
final class DownCommand implements Command {
  @Mixin ProjectOptions project = new ProjectOptions();

  @Option(names = "--all", description = "Those of all projects.")
  boolean all;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing.")
  boolean quiet;

  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) throws Exception {
    Runnable waiting = UpCommand.waiting(invocation, quiet);
    List<Path> removed =
        all
            ? Down.all(invocation.env(), waiting)
            : Down.project(
                project.request(invocation, null, null, (path, done, total) -> {}), waiting);
    if (!quiet) {
      removed.forEach(
          path -> invocation.out().println(Masking.terminal("removed the database of " + path)));
      if (removed.isEmpty()) {
        invocation.out().println("nothing was up here; plumb up --status lists what is up");
      }
    }
    return Main.OK;
  }
}
