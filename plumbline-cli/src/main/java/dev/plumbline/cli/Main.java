package dev.plumbline.cli;

import dev.plumbline.check.CheckException;
import dev.plumbline.config.ConfigException;
import dev.plumbline.git.GitException;
import dev.plumbline.report.Masking;
import dev.plumbline.scratch.ScratchException;
import java.io.PrintStream;
import java.util.List;

/** The entrance of the command line; {@link #run} decides, {@code main} only exits. */
public final class Main {
  /** Nothing to fix. */
  static final int OK = 0;

  /** Findings that fail the gate. */
  static final int FOUND = 1;

  /** Wrong use or configuration. */
  static final int USAGE = 2;

  /** Could not run: no server, no git, a bug. */
  static final int CANNOT = 3;

  private Main() {}

  public static void main(String[] args) {
    Invocation invocation = Invocation.ofThisProcess();
    String example = System.getProperty("plumb.train");
    int code = example == null ? run(invocation, args) : Training.run(invocation, example);
    invocation.out().flush();
    System.exit(code);
  }

  static int run(Invocation invocation, String... args) {
    try {
      return Commands.dispatch(invocation, args);
    } catch (Exception | LinkageError | StackOverflowError e) {
      // The server was taken away because we were told to stop; that needs no words.
      return stopping() ? CANNOT : explain(invocation, e, args);
    } catch (OutOfMemoryError e) {
      complain(
          invocation.err(),
          "out of memory",
          "give the JVM more than its 1 GiB: PLUMB_JAVA_OPTS=-Xmx4g plumb ...");
      return CANNOT;
    } finally {
      invocation.out().flush();
      invocation.err().flush();
    }
  }

  private static int explain(Invocation invocation, Throwable problem, String... args) {
    PrintStream err = invocation.err();
    return switch (problem) {
      case UsageException e -> complain(err, e.getMessage(), e.hint(), USAGE);
      case ConfigException e -> complain(err, e.getMessage(), "", USAGE);
      case ScratchException e -> complain(err, String.valueOf(e.getMessage()), "", CANNOT);
      case GitException e -> {
        String fix = e.fix();
        yield complain(err, String.valueOf(e.getMessage()), fix == null ? "" : fix, CANNOT);
      }
      case CheckException e -> {
        String fix = e.fix();
        int code =
            switch (e.kind()) {
              case WRONG_USE -> USAGE;
              case COULD_NOT_RUN -> CANNOT;
            };
        yield complain(err, String.valueOf(e.getMessage()), fix == null ? "" : fix, code);
      }
      default -> bug(invocation, problem, args);
    };
  }

  /** Whether a signal is ending this process. */
  private static boolean stopping() {
    try {
      Thread probe = new Thread(() -> {}, "never started");
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static int complain(PrintStream err, String message, String hint, int code) {
    complain(err, message, hint);
    return code;
  }

  static void complain(PrintStream err, String message, String hint) {
    List<String> lines = Masking.terminal(message).lines().toList();
    err.println("plumb: " + lines.getFirst());
    lines.stream().skip(1).forEach(err::println);
    if (!hint.isEmpty()) {
      Masking.terminal(hint).lines().forEach(line -> err.println("  " + line));
    }
  }

  private static int bug(Invocation invocation, Throwable problem, String... args) {
    PrintStream err = invocation.err();
    err.println(
        "plumb: this is a bug in plumb, not in your project: "
            + Masking.terminal(String.valueOf(problem)));
    if (wantsTrace(invocation, args)) {
      problem.printStackTrace(err);
    } else {
      err.println("  please report it with the output of: PLUMB_DEBUG=1 plumb " + first(args));
    }
    return CANNOT;
  }

  private static boolean wantsTrace(Invocation invocation, String... args) {
    for (String arg : args) {
      if (arg.equals("-v") || arg.equals("--verbose")) {
        return true;
      }
    }
    return invocation.env().containsKey("PLUMB_DEBUG");
  }

  private static String first(String... args) {
    return args.length == 0 ? "" : args[0] + " ...";
  }
}
