package dev.plumbline.cli;

import dev.plumbline.check.ScratchChoice;
import dev.plumbline.config.Config;
import dev.plumbline.scratch.DoctorReport;
import dev.plumbline.scratch.DoctorReport.Item;
import dev.plumbline.scratch.ScratchException;
import java.util.List;
import picocli.CommandLine.Mixin;

@picocli.CommandLine.Command(
    sortOptions = false,
    description = {
      "Shows what this machine offers: Java, git, the cache, and each way to have a throw-away",
      "PostgreSQL, or why it is not to be had.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  plumb doctor",
      "  plumb doctor --format json",
      "",
      "Exit codes: 0 a server can be had, 2 wrong use or configuration, 3 no server can be had.",
      "Next: plumb check --scratch PROVIDER takes one of them."
    })
final class DoctorCommand implements Command {
  @Mixin ProjectOptions project = new ProjectOptions();
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) throws Exception {
    Config config = project.load(invocation, null);
    DoctorReport report =
        DoctorReport.examine(ScratchChoice.of(config), invocation.env()).with(local(invocation));
    if (output.format == Format.JSON) {
      invocation.out().print(DoctorJson.render(report));
    } else if (!output.quiet || !report.usable()) {
      invocation.out().print(new DoctorText(output.style(invocation)).render(report));
    }
    return report.usable() ? Main.OK : Main.CANNOT;
  }

  private static Item local(Invocation invocation) {
    try {
      List<LocalList.Line> lines = LocalList.lines(invocation.env());
      long running = lines.stream().filter(line -> line.state().equals("running")).count();
      return new Item(
          "plumb up",
          true,
          lines.isEmpty()
              ? "no local database"
              : "%d of %d local %s running: plumb up --status"
                  .formatted(running, lines.size(), lines.size() == 1 ? "database" : "databases"));
    } catch (ScratchException e) {
      return new Item("plumb up", false, String.valueOf(e.getMessage()));
    }
  }
}
