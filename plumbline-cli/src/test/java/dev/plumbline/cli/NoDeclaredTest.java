package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoDeclaredTest {
  @TempDir Path folder;

  @Test
  void theDeclaredSchemaIsPrintedAndComparedUnlessSomebodySaysNot() throws Exception {
    GitProject project =
        GitProject.create(folder)
            .write("migrations/0001_one.sql", "CREATE TABLE t (a int);\n")
            .write(
                "plumbline.toml", "[declared]\ncommand = [\"sh\", \"-c\", \"touch ran; exit 4\"]\n")
            .commit("one");

    Cli.Result checked = project.plumb("check", "--no-declared");
    assertThat(checked.out()).doesNotContain("declared");
    assertThat(folder.resolve("ran")).doesNotExist();

    Cli.Result refused = project.plumb("check");
    assertThat(refused.code()).isEqualTo(Main.FOUND);
    assertThat(refused.out())
        .contains("error[declared/not-printed]: `sh -c touch ran; exit 4` ended with 4");
    assertThat(folder.resolve("ran")).exists();
  }
}
