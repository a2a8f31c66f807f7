package dev.plumbline.cli;

import picocli.CommandLine.Mixin;

@picocli.CommandLine.Command(description = "Shows the version of plumb and of the Java it runs on.")
final class VersionCommand implements Command {
  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) {
    shortVersion(invocation);
    invocation
        .out()
        .println(
            "Java "
                + System.getProperty("java.runtime.version")
                + " ("
                + System.getProperty("java.vendor")
                + ") in "
                + System.getProperty("java.home"));
    return Main.OK;
  }

  static int shortVersion(Invocation invocation) {
    invocation.out().println("plumb " + version());
    return Main.OK;
  }

  /** From the jar's manifest; classes that are not in a jar are a development build. */
  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
