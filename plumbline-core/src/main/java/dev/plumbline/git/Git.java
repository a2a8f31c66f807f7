package dev.plumbline.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The user's own {@code git} in one directory. It reads only (but for {@link MergeDriverSetup}),
 * never asks, never pages, takes no locks, and speaks C-locale English whatever the user's settings
 * are. Not for several threads.
 */
public final class Git implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Left by hooks; they name the hook's repository, which need not be the one asked about. */
  private static final List<String> FOREIGN =
      List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE");

  /** Reading objects of a directory somebody else owns: nothing it configures may run. */
  private static final List<String> TRUST_FOR_READING =
      List.of(
          "-c", "safe.directory=*",
          "-c", "core.fsmonitor=false",
          "-c", "core.hooksPath=/dev/null",
          "-c", "protocol.allow=never");

  private final Path directory;
  private final Map<String, String> environment;
  private final Duration patience;
  private boolean trustForReading;
  private @Nullable GitObjects objects;

  private Git(Path directory, Map<String, String> environment, Duration patience) {
    this.directory = directory;
    this.environment = Map.copyOf(environment);
    this.patience = patience;
  }

  /**
   * @param directory an existing directory, anywhere inside the working tree
   * @param environment of this process, or what stands for it in a test; {@code PATH} finds git
   */
  public static Git in(Path directory, Map<String, String> environment) {
    return new Git(directory, environment, PATIENCE);
  }

  static Git in(Path directory, Map<String, String> environment, Duration patience) {
    return new Git(directory, environment, patience);
  }

  /**
   * The files below a folder at a commit.
   *
   * @param commit an id
   * @param folder from the root of the repository, see {@link GitState.InRepository#folder}
   */
  public GitTree tree(String commit, String folder) throws GitException {
    return GitTree.at(this, commit, folder);
  }

  Path directory() {
    return directory;
  }

  /** What a command said. */
  record Output(int exit, byte[] out, String errors) {
    String text() {
      return new String(out, StandardCharsets.UTF_8);
    }

    /** The first line of the error output that tells something. */
    String firstError() {
      return errors
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("warning:"))
          .findFirst()
          .orElse("no message");
    }
  }

  /** Runs to the end; a non-zero exit is the caller's to judge unless it concerns every command. */
  Output run(String... arguments) throws GitException {
    return run("", List.of(arguments));
  }

  Output run(String input, List<String> arguments) throws GitException {
    return run(input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  Output run(byte[] input, List<String> arguments) throws GitException {
    Output output = once(input, arguments);
    if (output.exit() != 0 && isOwnedByAnother(output) && !trustForReading) {
      trustForReading = true;
      output = once(input, arguments);
    }
    if (output.exit() != 0) {
      throwIfGeneral(output);
    }
    return output;
  }

  /** The objects of the repository, through one process that lives until {@link #close}. */
  GitObjects objects() throws GitException {
    if (objects == null) {
      objects = new GitObjects(start(List.of("cat-file", "--batch")), patience);
    }
    return objects;
  }

  @Override
  public void close() {
    if (objects != null) {
      objects.close();
      objects = null;
    }
  }

  private Output once(byte[] input, List<String> arguments) throws GitException {
    Process process = start(arguments);
    CompletableFuture<byte[]> out = drain(process.getInputStream());
    CompletableFuture<byte[]> errors = drain(process.getErrorStream());
    try {
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input);
      } catch (IOException e) {
        // It ended before reading: its exit code and message tell why.
      }
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw timeout(arguments.get(0), patience);
      }
      return new Output(
          process.exitValue(), out.join(), new String(errors.join(), StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitException(GitException.Reason.OTHER, "interrupted while git ran", null);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(List<String> arguments) throws GitException {
    List<String> command = new ArrayList<>();
    command.add(GitExecutable.find(environment).toString());
    command.add("--no-pager");
    if (trustForReading) {
      command.addAll(TRUST_FOR_READING);
    }
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> child = builder.environment();
    child.clear();
    child.putAll(environment);
    FOREIGN.forEach(child::remove);
    child.put("LC_ALL", "C");
    child.put("LANGUAGE", "");
    child.put("GIT_OPTIONAL_LOCKS", "0");
    child.put("GIT_TERMINAL_PROMPT", "0");
    child.put("GIT_ASKPASS", "true");
    child.put("GCM_INTERACTIVE", "never");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new GitException(
          GitException.Reason.OTHER, "git could not be started: " + e.getMessage(), null);
    }
  }

  static CompletableFuture<byte[]> drain(InputStream stream) {
    CompletableFuture<byte[]> result = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (stream) {
        stream.transferTo(bytes);
      } catch (IOException | UncheckedIOException e) {
        // The process was ended; what came until then is what there is.
      }
      result.complete(bytes.toByteArray());
    });
    return result;
  }

  static GitException timeout(String command, Duration patience) {
    return new GitException(
        GitException.Reason.TIMEOUT,
        "git " + command + " did not answer within " + patience.toSeconds() + " s",
        "Try the command by hand; a partial clone may be waiting for its server.");
  }

  private static boolean isOwnedByAnother(Output output) {
    return output.errors().contains("dubious ownership")
        || output.errors().contains("unsafe repository");
  }

  private void throwIfGeneral(Output output) throws GitException {
    String errors = output.errors();
    if (isOwnedByAnother(output)) {
      throw new GitException(
          GitException.Reason.NOT_TRUSTED,
          "git does not trust " + directory + ": another user owns it",
          "git config --global --add safe.directory " + directory.toAbsolutePath().normalize());
    }
    if (errors.contains("not a git repository")) {
      throw new GitException(
          GitException.Reason.NOT_A_REPOSITORY, directory + " is in no git repository", null);
    }
    if (errors.contains("must be run in a work tree")) {
      throw new GitException(
          GitException.Reason.BARE,
          directory + " is a bare git repository: it has no checked-out files",
          "Run this in a clone or in a worktree (`git worktree add ../checkout`).");
    }
  }
}
