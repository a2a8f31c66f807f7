package dev.plumbline.cli;

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
      "Exit codes: 0 a server can be had, 3 none can.",
      "Next: plumb check --scratch PROVIDER takes one of them."
    })
final class DoctorCommand implements Command {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) {
    Main.complain(invocation.err(), "doctor is not built yet", "");
    return Main.CANNOT;
  }
}
