package dev.plumbline.cli;

import dev.plumbline.report.Style;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What one run of the command line gets from its surroundings.
 *
 * @param directory the working directory, absolute
 * @param terminalOut whether {@code out} is a terminal
 * @param terminalErr whether {@code err} is a terminal
 * @param in what is typed or piped in
 * @param terminalIn whether {@code in} is a terminal
 */
record Invocation(
    Path directory,
    Map<String, String> env,
    PrintStream out,
    PrintStream err,
    boolean terminalOut,
    boolean terminalErr,
    InputStream in,
    boolean terminalIn) {

  /** With nothing to read. */
  Invocation(
      Path directory,
      Map<String, String> env,
      PrintStream out,
      PrintStream err,
      boolean terminalOut,
      boolean terminalErr) {
    this(
        directory,
        env,
        out,
        err,
        terminalOut,
        terminalErr,
        InputStream.nullInputStream(),
        /* terminalIn= */ false);
  }

  /** UTF-8 in any locale: what is quoted from a file stays what it is. */
  static Invocation ofThisProcess() {
    return new Invocation(
        Path.of("").toAbsolutePath(),
        System.getenv(),
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        "terminal".equals(System.getProperty("plumb.stdout")),
        "terminal".equals(System.getProperty("plumb.stderr")),
        System.in,
        "terminal".equals(System.getProperty("plumb.stdin")));
  }

  /** Whether somebody is there to answer a question. */
  boolean canAsk() {
    return terminalErr && terminalIn;
  }

  /** A line that somebody typed; empty when nobody did. */
  String answer() {
    try {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        line.append((char) c);
      }
      return line.toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** The style of {@code out}. */
  Style style(ColorWhen color) {
    boolean colour =
        switch (color) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> colourByEnvironment();
        };
    return new Style(colour, terminalOut && unicodeLocale());
  }

  /** See no-color.org and bixense.com/clicolors. */
  private boolean colourByEnvironment() {
    if (set("NO_COLOR")) {
      return false;
    }
    String force = env.getOrDefault("CLICOLOR_FORCE", "");
    if (!force.isEmpty() && !force.equals("0")) {
      return true;
    }
    return terminalOut && !"0".equals(env.get("CLICOLOR")) && !"dumb".equals(env.get("TERM"));
  }

  private boolean unicodeLocale() {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      if (set(name)) {
        String charset = env.getOrDefault(name, "").toUpperCase(Locale.ROOT);
        return charset.contains("UTF-8") || charset.contains("UTF8");
      }
    }
    return false;
  }

  private boolean set(String name) {
    return !env.getOrDefault(name, "").isEmpty();
  }
}
