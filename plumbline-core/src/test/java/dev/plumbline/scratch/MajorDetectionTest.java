package dev.plumbline.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.scratch.MajorDetection.Detected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MajorDetectionTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          image: postgres:15 | 15
          image: "postgres:16-alpine" | 16
          image: 'docker.io/library/postgres:14.5' | 14
          image: postgis/postgis:15-3.4 | 15
          image: pgvector/pgvector:pg16 | 16
          image: pgvector/pgvector:0.8.0-pg17 | 17
          image: supabase/postgres:15.1.0.147 | 15
          image: timescale/timescaledb:2.14.2-pg15 | 15
          image: timescale/timescaledb-ha:pg16.2-ts2.14 | 16
          image: postgres:${PG_VERSION:-17} | 17
          image: postgres:16@sha256:0123456789abcdef | 16
          image: registry.example.com:5000/mirror/postgres:18-bookworm | 18
          FROM postgres:17 AS db | 17
          run: docker run -d -p 5432:5432 postgres:14 | 14
          """)
  void anImageNamesItsMajor(String line, int major) {
    assertThat(ImageReference.in("      " + line)).map(ImageReference.Found::major).hasValue(major);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# image: postgres:15",
        "image: redis:7 # like postgres:15",
        "image: postgres:latest",
        "image: postgres",
        "image: timescale/timescaledb:2.14.2",
        "image: prom/postgres-exporter:15",
        "image: postgres:${{ matrix.postgres }}",
        "DATABASE_URL: postgres://postgres:15@localhost:5432/app",
        "POSTGRES_PASSWORD=postgres",
        "url: postgres://localhost:5432/db"
      })
  void otherLinesNameNone(String line) {
    assertThat(ImageReference.in(line)).isEmpty();
  }

  @Test
  void theConfiguredMajorComesFirst() throws Exception {
    write("compose.yaml", "image: postgres:15\n");
    assertThat(MajorDetection.detect(root, 17, 16)).isEqualTo(new Detected(17, "configured"));
  }

  @Test
  void aComposeFileComesBeforeAWorkflowAndBothBeforeTheCanonical() throws Exception {
    write(".github/workflows/ci.yml", "jobs:\n  image: postgres:15\n");
    assertThat(MajorDetection.detect(root, null, 17))
        .isEqualTo(new Detected(15, "postgres:15 in .github/workflows/ci.yml:2"));
    write("docker-compose.yml", "services:\n  db:\n    image: postgres:16-alpine\n");
    assertThat(MajorDetection.detect(root, null, 17))
        .isEqualTo(
            new Detected(
                16,
                "postgres:16-alpine in docker-compose.yml:3; but there is postgres:15 in"
                    + " .github/workflows/ci.yml:2"));
  }

  @Test
  void theRepositoryAroundAProjectIsLookedAt() throws Exception {
    Files.createDirectory(root.resolve(".git"));
    write("docker/compose.yml", "image: postgres:14\n");
    Path project = Files.createDirectories(root.resolve("libs/database"));
    assertThat(MajorDetection.detect(project, null, null))
        .isEqualTo(new Detected(14, "postgres:14 in docker/compose.yml:1"));
  }

  @Test
  void filesOfDependenciesAreNotLookedAt() throws Exception {
    write("node_modules/x/compose.yml", "image: postgres:14\n");
    assertThat(MajorDetection.detect(root, null, null).major()).isEqualTo(Majors.BUNDLED);
  }

  @Test
  void withoutAFileTheCanonicalDecidesThenTheBundled() throws Exception {
    assertThat(MajorDetection.detect(root, null, 16))
        .isEqualTo(new Detected(16, "the canonical's header"));
    assertThat(MajorDetection.detect(root, null, null).why()).startsWith("the bundled one");
  }

  @Test
  void anUnsupportedMajorGivesWayToTheNearestAndSaysSo() throws Exception {
    write("compose.yml", "image: postgres:12\n");
    assertThat(MajorDetection.detect(root, null, null))
        .isEqualTo(
            new Detected(
                14,
                "postgres:12 in compose.yml:1; 12 is not supported, 14 is the nearest that is"));
    assertThatThrownBy(() -> MajorDetection.detect(root, 12, null))
        .isInstanceOf(ScratchException.class)
        .hasMessage("PostgreSQL 12 is configured; majors 14 to 18 are supported.");
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
