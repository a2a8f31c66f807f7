package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ends real processes while a migration sleeps, and looks at what they leave. */
@EnabledOnOs(OS.LINUX)
class InterruptedRunTest {
  @TempDir Path root;

  private Path area;
  private Process plumb;

  @BeforeEach
  void makeAnAreaThatTheServersUserReaches() throws Exception {
    Path base = Path.of(Files.isWritable(Path.of("/dev/shm")) ? "/dev/shm" : "/tmp");
    area = Files.createTempDirectory(base, "plumb-test-");
    Files.setPosixFilePermissions(area, PosixFilePermissions.fromString("rwxr-xr-x"));
    BadProject.in(root).write("migrations/0003_sleep.sql", "SELECT pg_sleep(60);\n");
  }

  @AfterEach
  void leaveNothing() throws Exception {
    plumb.destroyForcibly().waitFor();
    await(() -> runs().isEmpty());
    try (Stream<Path> all = Files.walk(area)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void aSignalEndsEverythingWithoutAWord(String signal, int code) throws Exception {
    long server = startAndAwaitTheSleep();
    assumeFalse(
        signal.equals("INT") && ignoresInterrupts(plumb.pid()), "started in the background");

    signal(signal, plumb.pid());

    assertThat(plumb.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(plumb.exitValue()).isEqualTo(code);
    assertThat(await(() -> !alive(server) && files().isEmpty())).as("%s", files()).isTrue();
    assertThat(said()).isEmpty();
  }

  @Test
  void aKilledRunLeavesNoServerAndTheNextOneSweepsTheRest() throws Exception {
    long server = startAndAwaitTheSleep();

    signal("KILL", plumb.pid());

    assertThat(await(() -> !alive(server) && runs().isEmpty())).isTrue();
    BadProject.in(root).write("migrations/0003_sleep.sql", "SELECT 1;\n");
    Cli.Result next = Cli.in(root).with("PLUMB_SCRATCH_DIR", area.toString()).run("check", "-q");
    assertThat(next.code()).isZero();
    assertThat(files()).isEmpty();
  }

  @Test
  void aKilledServerIsToldWithTheMigrationThatRan() throws Exception {
    long server = startAndAwaitTheSleep();

    signal("KILL", server);

    assertThat(plumb.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(plumb.exitValue()).isEqualTo(3);
    assertThat(said())
        .startsWith("plumb: the scratch server failed at migrations/0003_sleep.sql:1: ")
        .contains("The scratch server stopped by itself.", "killed")
        .doesNotContain("\tat ");
    assertThat(await(() -> files().isEmpty())).as("%s", files()).isTrue();
  }

  /** Returns the server's process id. */
  private long startAndAwaitTheSleep() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.plumbline.cli.Main",
            "check");
    builder.directory(root.toFile()).redirectErrorStream(true);
    builder.redirectOutput(root.resolve("said").toFile());
    builder.environment().put("PLUMB_SCRATCH_DIR", area.toString());
    plumb = builder.start();
    assertThat(await(() -> !children("postgres").isEmpty() && sleeping())).as(said()).isTrue();
    return serverId();
  }

  /** The session's own process shows what it does. */
  private boolean sleeping() {
    return ProcessHandle.of(serverId()).stream()
        .flatMap(ProcessHandle::children)
        .anyMatch(child -> title(child.pid()).contains("SELECT"));
  }

  private List<ProcessHandle> children(String name) {
    return plumb.descendants().filter(child -> title(child.pid()).contains(name)).toList();
  }

  private long serverId() {
    for (Path run : runs()) {
      try {
        return Long.parseLong(
            Files.readAllLines(run.resolve("data/postmaster.pid")).getFirst().strip());
      } catch (IOException | NumberFormatException e) {
        return -1;
      }
    }
    return -1;
  }

  private List<Path> runs() {
    return files().stream().filter(Files::isDirectory).toList();
  }

  private List<Path> files() {
    try (Stream<Path> users = Files.list(area)) {
      List<Path> found = new java.util.ArrayList<>();
      for (Path user : users.toList()) {
        try (Stream<Path> entries = Files.list(user)) {
          entries.forEach(found::add);
        }
      }
      return found;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Empty for a process that is gone, or dead and not yet reaped. */
  private static String title(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean alive(long pid) {
    return !title(pid).isEmpty();
  }

  /** A shell starts what runs in the background with interrupts ignored, and so do its children. */
  private static boolean ignoresInterrupts(long pid) throws IOException {
    String mask =
        Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElse("SigIgn: 0")
            .split("\\s+")[1];
    return (Long.parseUnsignedLong(mask, 16) & 2) != 0;
  }

  private static void signal(String name, long pid) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  private String said() throws IOException {
    Path file = root.resolve("said");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static boolean await(BooleanSupplier done) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(20);
    }
    return true;
  }
}
