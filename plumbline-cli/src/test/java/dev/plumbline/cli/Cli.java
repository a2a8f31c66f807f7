package dev.plumbline.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs the command line in this process, as a pipe would see it. */
final class Cli {
  private final Path directory;
  private final Map<String, String> env = new HashMap<>();
  private boolean terminal;
  private String typed = "";
  private boolean terminalIn;

  private Cli(Path directory) {
    this.directory = directory;
  }

  static Cli in(Path directory) {
    return new Cli(directory);
  }

  static Result plumb(String... args) {
    return in(Path.of("").toAbsolutePath()).run(args);
  }

  Cli onATerminal() {
    terminal = true;
    return this;
  }

  /** On a terminal at which somebody types this. */
  Cli typing(String words) {
    terminalIn = true;
    return piping(words).onATerminal();
  }

  /** With this piped in. */
  Cli piping(String words) {
    typed = words;
    return this;
  }

  Cli with(String name, String value) {
    env.put(name, value);
    return this;
  }

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new Invocation(
                directory,
                env,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                terminal,
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                terminalIn),
            args);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** What came of it. */
  record Result(int code, String out, String err) {}
}
