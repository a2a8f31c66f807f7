package dev.plumbline.declared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs one program of the project: nothing to read, an end in time, and nothing of it left running.
 * Its output goes to files, so that a process it leaves behind cannot keep the reader waiting.
 *
 * @param secrets hidden in what it said
 * @param limit of wall time
 */
record ProgramRun(
    List<String> command,
    Path directory,
    Map<String, String> environment,
    Secrets secrets,
    Duration limit) {
  private static final long MOST_BYTES = 64L << 20;
  private static final long LOOK_MILLIS = 40;
  private static final int LINES_SHOWN = 12;

  ProgramRun {
    command = List.copyOf(command);
  }

  /**
   * What came of it.
   *
   * @param out as printed: masked only where it is shown
   */
  record Output(int exit, String out, String errors) {}

  /**
   * Runs it to its end.
   *
   * @param file where to look when it fails; null when nothing is known
   * @throws DeclaredException when it cannot be started or does not end in time
   */
  Output run(@Nullable Path file) throws DeclaredException {
    Path out = null;
    Path errors = null;
    try {
      out = Files.createTempFile("plumb-declared", ".out");
      errors = Files.createTempFile("plumb-declared", ".err");
      return run(file, out, errors);
    } catch (IOException e) {
      throw new DeclaredException(
          "%s could not be started: %s".formatted(words(), e.getMessage()),
          file,
          List.of("in " + directory),
          "name a program that is installed here");
    } finally {
      delete(out);
      delete(errors);
    }
  }

  private Output run(@Nullable Path file, Path out, Path errors)
      throws IOException, DeclaredException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    Tree tree = new Tree(process);
    Thread atExit = new Thread(tree::end, "end of " + command.getFirst());
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      process.getOutputStream().close();
      long deadline = System.nanoTime() + limit.toNanos();
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        tree.look();
        boolean late = System.nanoTime() > deadline;
        if (late || Files.size(out) > MOST_BYTES || Files.size(errors) > MOST_BYTES) {
          tree.end();
          throw stopped(late, file, out, errors);
        }
      }
      return new Output(process.exitValue(), text(out), text(errors));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeclaredException(words() + " was interrupted", file, List.of(), null);
    } finally {
      tree.end();
      forget(atExit);
    }
  }

  private DeclaredException stopped(boolean late, @Nullable Path file, Path out, Path errors)
      throws IOException {
    List<String> said = said(new Output(0, text(out), text(errors)));
    return late
        ? new DeclaredException(
            "%s did not end within %s and was stopped".formatted(words(), seconds(limit)),
            file,
            said,
            "see what it waits for: nothing answers at the database's address it is given; or"
                + " [declared] time_limit in plumbline.toml")
        : new DeclaredException(
            "%s printed more than %d MB and was stopped".formatted(words(), MOST_BYTES >> 20),
            file,
            List.of(),
            "let it print the DDL only");
  }

  /** The command as a person types it, without the way to the program. */
  String words() {
    List<String> words = new ArrayList<>();
    for (String word : command) {
      Path path = Path.of(word);
      words.add(path.isAbsolute() ? String.valueOf(path.getFileName()) : word);
    }
    return secrets.mask(String.join(" ", words));
  }

  /** What it said that helps: its errors, else its output; no stack frames. */
  List<String> said(Output output) {
    List<String> lines = lines(output.errors());
    if (lines.isEmpty()) {
      lines = lines(output.out());
    }
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(lines.size(), LINES_SHOWN)));
    if (lines.size() > LINES_SHOWN) {
      shown.add("... %d more lines".formatted(lines.size() - LINES_SHOWN));
    }
    return shown.isEmpty() ? List.of() : List.of(String.join("\n", shown));
  }

  private List<String> lines(String text) {
    return secrets
        .mask(Ansi.stripped(text))
        .lines()
        .map(String::stripTrailing)
        .filter(line ->
            !line.isBlank()
                && !line.matches(
                    "\\s+at .*(?::\\d+\\)?|<anonymous>\\)?)|\\s*(?:code:"
                        + " 'MODULE_NOT_FOUND',|requireStack: .*)"))
        .toList();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A file in the temporary directory: the system clears it.
      return;
    }
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // It is running already, and ends the same processes.
      return;
    }
  }

  /** A process with all it started, also what its starter has left behind. */
  private static final class Tree {
    private final Process root;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    Tree(Process root) {
      this.root = root;
    }

    synchronized void look() {
      List<ProcessHandle> known = new ArrayList<>(seen);
      root.descendants().forEach(seen::add);
      known.forEach(one -> one.descendants().forEach(seen::add));
    }

    /** Again until nothing new appears: what is being ended may be starting more. */
    synchronized void end() {
      int before;
      do {
        look();
        before = seen.size();
        root.destroyForcibly();
        seen.forEach(ProcessHandle::destroyForcibly);
        look();
      } while (seen.size() > before);
    }
  }
}
