package dev.plumbline.cli;

import static dev.plumbline.cli.LocalProject.tables;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, side by side and killed; the server outlives them all. */
@EnabledOnOs(OS.LINUX)
class UpProcessesTest {
  @TempDir Path root;

  private LocalProject project;

  @BeforeEach
  void makeAProject() {
    project = LocalProject.in(root).migration("0001_users", "CREATE TABLE users (id int)");
  }

  @AfterEach
  void leaveNothing() {
    project.close();
    assertThat(project.servers()).isEmpty();
  }

  @Test
  void severalAtOnceMakeOneDatabase() throws Exception {
    project.migration("0002_slow", "SELECT pg_sleep(1)");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(start("up", "--quiet"));
    }

    List<String> said = new ArrayList<>();
    for (Process process : processes) {
      said.add(said(process));
      assertThat(process.waitFor()).isZero();
    }

    assertThat(said).allMatch(url -> url.equals(said.getFirst()));
    assertThat(tables(said.getFirst().strip())).isEqualTo("users");
    assertThat(project.servers()).hasSize(1);
  }

  @Test
  void whatAKilledRunWasDoingIsNotTrusted() throws Exception {
    project.url();
    project.migration("0002_slow", "CREATE TABLE t (id int);\nSELECT pg_sleep(60)");
    Process process = start("up");
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (project.servers().getFirst().children().noneMatch(UpProcessesTest::isOwners)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(20);
    }

    process.destroyForcibly().waitFor();
    project.migration("0002_slow", "CREATE TABLE t (id int)");

    assertThat(project.up())
        .isEqualTo(
            "plumb: rebuilt with 2 migrations, at 0002: 0002_slow.sql was interrupted halfway\n");
  }

  /** The session in which the migration runs shows what it does. */
  private static boolean isOwners(ProcessHandle handle) {
    try {
      return Files.readString(
              Path.of("/proc/" + handle.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
          .contains("postgres postgres [local] SELECT");
    } catch (IOException e) {
      return false;
    }
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.plumbline.cli.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.redirectErrorStream(true);
    builder.environment().put("PLUMB_LOCAL_DIR", project.place().toString());
    return builder.start();
  }

  /** Ends only when nobody holds the pipe any more: the server must not. */
  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
