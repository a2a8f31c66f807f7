package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token, and a forge that is not there. */
class ForgeOptionTest {
  @TempDir Path temp;
  private GitProject project;

  @BeforeEach
  void aBranchWithAMigration() {
    project = GitProject.create(temp).migration("0001_users", "CREATE TABLE users (id bigint);");
    project.snapshot("Start");
    project.git("remote", "add", "origin", "https://github.com/acme/shop");
    project.git("checkout", "-q", "-b", "topic");
    project.migration("0002_email", "ALTER TABLE users ADD email text;").snapshot("Email");
    // Port 1 is tcpmux, which nobody runs.
    project.with("PLUMB_FORGE_URL", "http://127.0.0.1:1").with("GH_TOKEN", "very-secret");
  }

  @Test
  void whatTheForgeDoesNotTellIsSkipped() {
    Cli.Result result = project.plumb("check");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            "skipped open       other open pull requests are not known: GitHub (127.0.0.1:1): it"
                + " cannot be reached: ")
        .doesNotContain("very-secret");
  }

  @Test
  void unlessTheProjectCannotDoWithout() {
    project.write("plumbline.toml", "[forge]\nrequired = true\n");

    Cli.Result result = project.plumb("check");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("other open pull requests: GitHub (127.0.0.1:1): it cannot be reached")
        .doesNotContain("very-secret");
  }

  @Test
  void noForgeAsksNobody() {
    Cli.Result result = project.plumb("check", "--no-forge");

    assertThat(result.code()).isZero();
    assertThat(result.out()).doesNotContain("open  ");
  }

  @Test
  void aWrongSettingIsNamedWithItsPlace() {
    project.write("plumbline.toml", "[forge]\nkind = \"gitea\"\n");
    assertThat(project.plumb("check").err())
        .contains("plumbline.toml:2:1", "'kind' is one of \"github\", \"gitlab\", \"none\"");

    project.write("plumbline.toml", "[forge]\nurl = \"git.example.com\"\n");
    assertThat(project.plumb("check").err())
        .contains("plumbline.toml:2:1: 'url' is an address such as \"https://git.example.com\"");
  }
}
