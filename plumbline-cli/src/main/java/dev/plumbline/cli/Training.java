package dev.plumbline.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * Runs the usual commands once in this JVM, so that the class-data archive written at its end holds
 * what they load.
 */
final class Training {
  private static final List<List<String>> RUNS =
      List.of(
          List.of("--version"),
          List.of("--help"),
          List.of("help", "check"),
          List.of("explain"),
          List.of("chekc"));

  private Training() {}

  static int run(Invocation invocation, String example) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Invocation silent =
        new Invocation(invocation.directory(), invocation.env(), nowhere, nowhere, true, true);
    for (List<String> run : RUNS) {
      Main.run(silent, run.toArray(String[]::new));
    }
    Main.run(silent, "check", "--color", "always", example);
    Main.run(silent, "check", "--format", "json", example);
    return Main.OK;
  }
}
