package dev.plumbline.scratch;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A running {@code postgres}, below a watchdog that ends it and removes its files when we close it
 * or die, whatever kills us.
 */
final class ServerProcess implements OpenServer.End {
  private static final String WATCHDOG = watchdog();
  private static final long START_MILLIS = 60_000;

  /** What every server logs. */
  private static final Pattern START =
      Pattern.compile(
          "LOG:  (starting PostgreSQL|listening on|database system (was shut down|is ready))");

  /** A connection breaks before its server is seen to be gone. */
  private static final int NOTICE_MILLIS = 300;

  private static final Set<ServerProcess> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(ServerProcess::close), "plumb-scratch"));
  }

  private final ScratchArea area;
  private final RunDirectory run;
  private final Process watchdog;
  private final Path socketDirectory;

  private ServerProcess(
      ScratchArea area, RunDirectory run, Process watchdog, Path socketDirectory) {
    this.area = area;
    this.run = run;
    this.watchdog = watchdog;
    this.socketDirectory = socketDirectory;
  }

  /** Copies the template and starts the server on the copy; returns before it is ready. */
  static ServerProcess launch(
      ServerBinaries binaries, ServerUser user, Path template, ScratchArea area)
      throws IOException {
    RunDirectory run = RunDirectory.create(area.path());
    Path directory = run.path();
    user.own(directory);
    Path socketDirectory = SocketDirectory.choose(directory, user);
    List<String> command = new ArrayList<>();
    if (onPath("setsid")) {
      // Out of the terminal's process group: Ctrl-C is for us, who then stop the server in order.
      command.add("setsid");
    }
    command.addAll(
        List.of(
            "/bin/sh",
            "-c",
            WATCHDOG,
            "plumb-watchdog",
            directory.toString(),
            template.toString(),
            binaries.postgres().toString(),
            socketDirectory.toString()));
    command.addAll(user.with());
    if (user.prefix().isEmpty()) {
      command.add("env");
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    environment.put("LC_ALL", "C");
    ServerProcess process = new ServerProcess(area, run, builder.start(), socketDirectory);
    RUNNING.add(process);
    return process;
  }

  /** Waits until the server takes connections. */
  void awaitReady() throws ScratchException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
    Path data = run.path().resolve("data");
    Path failed = run.path().resolve("failed");
    try {
      while (!ready(data)) {
        if (Files.exists(failed) || !watchdog.isAlive()) {
          String log = logTail();
          throw new ScratchException(
              area.isFull() || log.contains("No space left on device")
                  ? "PostgreSQL did not start. " + room()
                  : "PostgreSQL did not start:\n" + log);
        }
        if (System.nanoTime() > deadline) {
          throw new ScratchException(
              "PostgreSQL was not ready after " + START_MILLIS / 1000 + " s:\n" + logTail());
        }
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScratchException("interrupted while PostgreSQL started", e);
    }
  }

  Path socket() {
    return socketDirectory.resolve(".s.PGSQL.5432");
  }

  /** Why the server no longer serves, or null while it does. */
  @Override
  public @Nullable String failure() {
    if (!RUNNING.contains(this)) {
      return "The scratch server was closed.";
    }
    for (int i = 0; i < NOTICE_MILLIS; i += 5) {
      if (!watchdog.isAlive() || Files.exists(run.path().resolve("failed"))) {
        return "The scratch server stopped by itself." + lastWords();
      }
      if (logTail().contains("was terminated by signal")) {
        return "A process of the scratch server was killed." + lastWords();
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    return null;
  }

  @Override
  public String room() {
    return "The scratch area "
        + area
        + " is full. Free some room there, or point PLUMB_SCRATCH_DIR at a folder with more.";
  }

  private String lastWords() {
    String log =
        logTail().lines().filter(line -> !START.matcher(line).find()).collect(joining("\n"));
    return log.isEmpty() || log.equals("Killed")
        ? " Its log gives no reason: it was killed, by hand or for want of memory."
        : " The end of its log:\n" + log;
  }

  /** The last lines the server logged, for messages. */
  String logTail() {
    try {
      List<String> lines = Files.readAllLines(run.path().resolve("log"), StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException e) {
      return "(no log)";
    }
  }

  /** Stops the server at once and removes its files. */
  @Override
  public void close() {
    if (!RUNNING.remove(this)) {
      return;
    }
    try {
      watchdog.getOutputStream().close();
      if (!watchdog.waitFor(15, TimeUnit.SECONDS)) {
        watchdog.destroyForcibly();
        killLeftover(run.path());
      }
    } catch (IOException e) {
      killLeftover(run.path());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    SocketDirectory.remove(run.path());
    run.close();
  }

  /** Ends the server of a run directory whose watchdog is gone. */
  static void killLeftover(Path directory) {
    SocketDirectory.remove(directory);
    PostmasterFile file = PostmasterFile.read(directory.resolve("data"));
    if (file == null) {
      return;
    }
    file.process()
        .ifPresent(handle -> {
          List<ProcessHandle> children = handle.children().toList();
          handle.destroyForcibly();
          children.forEach(ProcessHandle::destroyForcibly);
          handle.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(e -> handle).join();
        });
  }

  private static boolean ready(Path data) {
    PostmasterFile file = PostmasterFile.read(data);
    return file != null && file.ready();
  }

  static boolean onPath(String command) {
    @Nullable String path = System.getenv("PATH");
    for (String directory : (path == null ? "/usr/bin:/bin" : path).split(":")) {
      if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, command))) {
        return true;
      }
    }
    return false;
  }

  private static String watchdog() {
    try (InputStream in = ServerProcess.class.getResourceAsStream("watchdog.sh")) {
      if (in == null) {
        throw new IOException("watchdog.sh is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
