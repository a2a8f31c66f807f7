package dev.plumbline.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.scratch.ScratchSettings.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class ScratchProvidersTest {
  private static final Path DEBIAN_15 = Path.of("/usr/lib/postgresql/15/bin");

  @TempDir Path folder;

  @Test
  void whatIsConfiguredChoosesTheProvider() throws Exception {
    assertThat(ScratchProviders.select(ScratchSettings.NONE).name()).isEqualTo("embedded");
    assertThat(name(null, "/bin", null, null)).isEqualTo("installed");
    assertThat(name(null, null, "postgis/postgis:17-3.5", null)).isEqualTo("container");
    assertThat(name(null, null, null, "postgres://me@db/app")).isEqualTo("url");
    assertThat(name(Kind.EMBEDDED, "/bin", null, null)).isEqualTo("embedded");
    assertThatThrownBy(() -> name(Kind.URL, null, null, null))
        .hasMessageContaining("no server URL is configured");
  }

  @Test
  void aBindirWithoutAServerIsRefusedWithTheWayToFindIt() {
    InstalledProvider provider = new InstalledProvider(folder, System.getenv());
    assertThat(provider.availability(null).available()).isFalse();
    assertThatThrownBy(() -> provider.start(null))
        .hasMessageContaining("holds no postgres and initdb")
        .hasMessageContaining("pg_config --bindir");
  }

  @Test
  @EnabledIf("debianServer")
  void anInstalledServerServes() throws Exception {
    InstalledProvider provider = new InstalledProvider(DEBIAN_15, System.getenv());
    assertThat(provider.availability(15).detail()).contains("PostgreSQL 15");
    try (ScratchServer server = provider.start(null);
        ScratchDatabase database = server.createDatabase();
        Connection connection = database.connectAsOwner()) {
      assertThat(server.major()).isEqualTo(15);
      assertThat(server.description()).contains("(installed)");
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(15);
    }
  }

  @Test
  void withoutAnEngineTheReasonIsGiven() throws Exception {
    assertThat(new ContainerProvider(null, Map.of("PATH", folder.toString())).availability(null))
        .isEqualTo(
            new ScratchProvider.Availability(
                false,
                "No container engine answers: docker is not on PATH; podman is not on PATH."));
    script("docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1");
    assertThat(
            new ContainerProvider(null, Map.of("PATH", folder.toString()))
                .availability(null)
                .detail())
        .contains("docker version says: Cannot connect to the Docker daemon");
  }

  @Test
  void aContainerIsPublishedOnLoopbackOnlyAndItsPasswordIsNotOnTheCommandLine() throws Exception {
    Path log = folder.resolve("calls");
    script(
        "docker",
        """
        echo "$*" >> %s
        case $1 in
          version) echo 27.1 ;;
          run) [ -n "$POSTGRES_PASSWORD" ] && echo "a pulled layer" && echo 0123abcd ;;
          port) echo 127.0.0.1:1 ;;
          inspect) echo false ;;
          logs) echo 'FATAL: no room' ;;
        esac
        """
            .formatted(log));
    ContainerProvider provider =
        new ContainerProvider(null, Map.of("PATH", folder + ":/usr/bin:/bin"));
    assertThatThrownBy(() -> provider.start(17))
        .hasMessageContaining("PostgreSQL in a container of postgres:17 did not start")
        .hasMessageContaining("FATAL: no room");
    assertThat(Files.readAllLines(log))
        .anyMatch(call ->
            call.startsWith("run --detach --rm ")
                && call.contains("--publish 127.0.0.1::5432 ")
                && call.contains("--env POSTGRES_PASSWORD postgres:17 -c "))
        .anyMatch(call -> call.equals("port 0123abcd 5432/tcp"))
        .anyMatch(call -> call.equals("rm --force --volumes 0123abcd"));
  }

  @Test
  void onlyContainersOfDeadOwnersAreSwept() throws Exception {
    Path log = folder.resolve("calls");
    ProcessHandle self = ProcessHandle.current();
    String alive = self.pid() + "-" + self.info().startInstant().orElseThrow().toEpochMilli();
    script(
        "docker",
        """
        echo "$*" >> %s
        case $1 in
          version) echo 27.1 ;;
          ps) echo 'aaa %s'; echo 'bbb %d-1' ;;
        esac
        """
            .formatted(log, alive, self.pid()));
    Container.sweep(ContainerEngine.find(Map.of("PATH", folder + ":/usr/bin:/bin")));
    assertThat(Files.readAllLines(log))
        .contains("rm --force --volumes bbb")
        .noneMatch(call -> call.endsWith("aaa"));
  }

  @Test
  void theDoctorNamesEveryWay() {
    DoctorReport report = DoctorReport.examine(ScratchSettings.NONE, System.getenv());
    assertThat(report.usable()).isTrue();
    assertThat(report.providers())
        .extracting(DoctorReport.Item::name)
        .containsExactly("embedded", "installed", "container", "url");
    assertThat(report.majors()).hasSize(5);
    assertThat(report.items())
        .extracting(DoctorReport.Item::name)
        .containsExactly("java", "git", "server user", "cache", "scratch area");
  }

  static boolean debianServer() {
    return Files.isExecutable(DEBIAN_15.resolve("postgres"));
  }

  private void script(String name, String body) throws Exception {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static String name(
      @Nullable Kind kind, @Nullable String bindir, @Nullable String image, @Nullable String url)
      throws ScratchException {
    return ScratchProviders.select(
            new ScratchSettings(
                kind, bindir == null ? null : Path.of(bindir), image, url, null, Map.of()))
        .name();
  }
}
