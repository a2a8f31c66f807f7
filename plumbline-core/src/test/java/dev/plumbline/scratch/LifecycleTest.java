package dev.plumbline.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a run ends, neither a process nor a directory of it stays. */
class LifecycleTest {
  private Path area;
  private Map<String, String> environment;

  @BeforeEach
  void makeAnAreaTheServerUserCanReach() throws IOException {
    area = Files.createTempDirectory(Path.of("/tmp"), "plumb-test");
    Files.setPosixFilePermissions(area, PosixFilePermissions.fromString("rwxr-xr-x"));
    environment = new HashMap<>(System.getenv());
    environment.put("PLUMB_SCRATCH_DIR", area.toString());
  }

  @AfterEach
  void removeTheArea() throws IOException {
    OnceOnDisk.delete(area);
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "throw"})
  void aRunThatEndsByItselfLeavesNothing(String way) throws Exception {
    Process child = child(way);
    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(left()).isEmpty();
    assertThat(servers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalledRunLeavesNothing(String signal) throws Exception {
    Process child = child("wait");
    assertThat(servers()).hasSize(1);
    kill(signal, child.pid());
    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(left()).isEmpty();
    assertThat(servers()).isEmpty();
  }

  @Test
  void theWatchdogCleansUpAfterAKilledRun() throws Exception {
    Process child = child("wait");
    child.destroyForcibly().waitFor();
    eventually(() -> servers().isEmpty() && directories().isEmpty());
    new EmbeddedProvider(environment).start(null).close();
    assertThat(left()).isEmpty();
  }

  @Test
  void theNextRunSweepsWhatARunKilledTogetherWithItsWatchdogLeft() throws Exception {
    Process child = child("wait");
    List<ProcessHandle> watchdogs = child.children().toList();
    assertThat(watchdogs).hasSize(1);
    watchdogs.getFirst().destroyForcibly();
    child.destroyForcibly().waitFor();
    assertThat(servers()).hasSize(1);
    assertThat(directories()).hasSize(1);

    new EmbeddedProvider(environment).start(null).close();

    eventually(() -> servers().isEmpty());
    assertThat(left()).isEmpty();
  }

  @Test
  void aLiveRunIsNeverSwept() throws Exception {
    Process child = child("wait");
    try {
      new EmbeddedProvider(environment).start(null).close();
      assertThat(servers()).hasSize(1);
      assertThat(directories()).hasSize(1);
    } finally {
      kill("TERM", child.pid());
      child.waitFor();
    }
  }

  @Test
  void aKilledServerIsSaidToBeDead() throws Exception {
    try (ScratchServer server = new EmbeddedProvider(environment).start(null);
        ScratchDatabase database = server.createDatabase();
        Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement()) {
      servers().forEach(ProcessHandle::destroyForcibly);
      SQLException problem = failure(() -> statement.execute("SELECT pg_sleep(30)"));
      eventually(() -> server.explain(problem) != null);
      assertThat(server.explain(problem)).contains("The scratch server stopped by itself");
      assertThatThrownBy(server::createDatabase).hasMessageContaining("stopped by itself");
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void aDeepScratchFolderIsNoTrouble() throws Exception {
    Path deep = area.resolve("d".repeat(60)).resolve("e".repeat(60));
    Files.createDirectories(deep);
    environment.put("PLUMB_SCRATCH_DIR", deep.toString());
    try (ScratchServer server = new EmbeddedProvider(environment).start(null);
        ScratchDatabase database = server.createDatabase()) {
      database.connectAsOwner().close();
    }
    try (Stream<Path> entries = Files.list(Path.of("/tmp"))) {
      assertThat(entries.filter(p -> p.getFileName().toString().startsWith("plumb-socket-")))
          .isEmpty();
    }
  }

  @Test
  void aScratchFolderThatIsAFileIsNamed() throws Exception {
    Path file = Files.createFile(area.resolve("file"));
    environment.put("PLUMB_SCRATCH_DIR", file.toString());
    assertThatThrownBy(() -> new EmbeddedProvider(environment).start(null))
        .isInstanceOf(ScratchException.class)
        .hasMessage("PLUMB_SCRATCH_DIR cannot be used: " + file + " is not a folder");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 80})
  @EnabledIf("canMount")
  void aFullScratchAreaIsNamedWithItsRoom(int megabytes) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount -t tmpfs -o size="
                    + megabytes
                    + "m,mode=755 none "
                    + area
                    + " && exec \"$@\"",
                "sh"));
    command.addAll(java("fill"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process child = builder.start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said)
        .contains("The scratch area " + area + "/plumb-")
        .contains("MiB free) is full")
        .contains("point PLUMB_SCRATCH_DIR at a folder with more");
    assertThat(servers()).isEmpty();
  }

  @Tag("slow")
  @Test
  void manyRunsAtOnceDoNotDisturbEachOther() throws Exception {
    List<Process> children = Stream.generate(() -> start("close")).limit(6).toList();
    for (Process child : children) {
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).isZero();
    }
    assertThat(left()).isEmpty();
  }

  @Tag("slow")
  @Test
  void twoFirstRunsAtOnceUnpackOnce() throws Exception {
    Path cache = Files.createDirectory(area.resolve("cache"));
    environment.put("PLUMB_CACHE", cache.toString());
    List<Process> children = Stream.generate(() -> start("close")).limit(2).toList();
    for (Process child : children) {
      assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).isZero();
    }
    try (Stream<Path> entries = Files.list(cache.resolve("postgres"))) {
      assertThat(entries.filter(Files::isDirectory)).hasSize(1);
    }
  }

  private Process child(String way) throws IOException {
    Process child = start(way);
    BufferedReader out = child.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).isEqualTo("ready");
    return child;
  }

  private Process start(String way) {
    ProcessBuilder builder = new ProcessBuilder(java(way));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> java(String way) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx128m",
        "-cp",
        System.getProperty("java.class.path"),
        ScratchChild.class.getName(),
        way);
  }

  static boolean canMount() {
    try {
      return new ProcessBuilder("unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt")
              .start()
              .waitFor()
          == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static void kill(String signal, long pid) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
  }

  /** Everything but our own empty folder. */
  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.walk(area)) {
      return all.filter(path -> path.getFileName().toString().startsWith("run-")).toList();
    }
  }

  private List<Path> directories() throws IOException {
    try (Stream<Path> entries = Files.list(area.resolve("plumb-" + Platform.userId()))) {
      return entries
          .filter(path -> path.getFileName().toString().startsWith("run-"))
          .filter(Files::isDirectory)
          .toList();
    }
  }

  /** Postmasters on data directories in our area. */
  private List<ProcessHandle> servers() {
    return ProcessHandle.allProcesses()
        .filter(handle -> handle.info().command().orElse("").endsWith("/postgres"))
        .filter(handle -> handle.info().commandLine().orElse("").contains(area + "/"))
        .toList();
  }

  private static SQLException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(SQLException.class, action);
  }

  private static void eventually(Condition condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }
}
