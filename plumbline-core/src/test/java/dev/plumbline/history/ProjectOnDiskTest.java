package dev.plumbline.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectOnDiskTest {
  @TempDir private Path machine;

  @Test
  void seesTheRepositoryAndNothingOutsideIt() throws Exception {
    write("secret.conf", "s");
    write("repo/.git/HEAD", "ref");
    write("repo/runner.conf", "a=b");
    write("repo/src/java/V1__x.java", "class X {}");
    write("repo/db/migrations/1_a.sql", "select 1;");
    Files.createSymbolicLink(machine.resolve("repo/link.conf"), machine.resolve("secret.conf"));
    DirectoryFiles files = DirectoryFiles.of(machine.resolve("repo/db/migrations"));
    Surroundings around = files.around();
    assertThat(around.directory()).isEqualTo("db/migrations");
    assertThat(around.nearest("other.conf", "runner.conf")).isEqualTo("../../runner.conf");
    assertThat(around.read("../../runner.conf")).asString().isEqualTo("a=b");
    assertThat(files.read("../../runner.conf")).asString().isEqualTo("a=b");
    assertThat(around.below("../../src")).containsExactly("../../src/java/V1__x.java");
    assertThat(around.read("../../../secret.conf")).isNull();
    assertThat(around.read("../../link.conf")).isNull();
    assertThat(around.nearest("secret.conf")).isNull();
    assertThat(around.below("../../..")).isEmpty();
  }

  @Test
  void outsideOfARepositoryNothingIsAround() throws Exception {
    write("runner.conf", "a=b");
    write("db/1_a.sql", "select 1;");
    Surroundings around = DirectoryFiles.of(machine.resolve("db")).around();
    assertThat(around.directory()).isEmpty();
    assertThat(around.nearest("runner.conf")).isNull();
    assertThat(around.nearest("1_a.sql")).isEqualTo("1_a.sql");
  }

  private void write(String path, String content) throws IOException {
    Path file = machine.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
