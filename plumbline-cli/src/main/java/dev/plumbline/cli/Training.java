package dev.plumbline.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    try {
      onACopy(silent, Path.of(example));
    } catch (IOException e) {
      // Only speed is lost.
    }
    return Main.OK;
  }

  /** What the example has not: a configuration file, a snapshot that differs. */
  private static void onACopy(Invocation silent, Path example) throws IOException {
    Path copy = Files.createTempDirectory("plumb-training-");
    List<Path> made = new ArrayList<>();
    try (Stream<Path> originals = Files.walk(example)) {
      for (Path original : (Iterable<Path>) originals::iterator) {
        Path to = copy.resolve(example.relativize(original).toString());
        Files.copy(original, to, StandardCopyOption.REPLACE_EXISTING);
        made.add(to);
      }
      Path canonical = copy.resolve("libs/database/canonical-schema.sql");
      Files.writeString(canonical, "CREATE TABLE public.only_here (id int);\n", CREATE, APPEND);
      Path config = copy.resolve("plumbline.toml");
      made.add(config);
      Files.writeString(config, "[migrations]\ndirectory = \"libs/database/migrations\"\n");
      Main.run(silent, "check", copy.toString());
    } finally {
      for (Path path : made.reversed()) {
        Files.delete(path);
      }
    }
  }
}
