package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `plumb check` says of a branch that squashes merged migrations into one. */
class SquashTest {
  @TempDir Path root;
  private GitProject project;

  @BeforeEach
  void mainWithThreeMigrations() {
    project =
        GitProject.create(root)
            .migration("0001_users", "CREATE TABLE users (id bigint PRIMARY KEY, mail text);")
            .migration("0002_index", "CREATE INDEX users_mail ON users (mail);")
            .migration("0003_name", "ALTER TABLE users ADD name text;")
            .commit("Start");
    project.git("checkout", "-q", "-b", "squash");
  }

  private Cli.Result squashed(String sql) throws IOException {
    for (String name : new String[] {"0001_users", "0002_index", "0003_name"}) {
      Files.delete(project.path("migrations/" + name + ".sql"));
    }
    project.migration("0001_start", sql).migration("0004_teams", "CREATE TABLE teams (id int);");
    return project.commit("Start anew").plumb("check", "--base", "main");
  }

  @Test
  void aSquashThatBuildsTheSameIsSaidToBeOne() throws IOException {
    Cli.Result result =
        squashed(
            "CREATE TABLE users (id bigint PRIMARY KEY, mail text, name text);"
                + " CREATE INDEX users_mail ON users (mail);");
    assertThat(result.out())
        .containsPattern("ok +baseline +0001_start.sql builds what the 3 migrations it stands for");
  }

  @Test
  void aSquashThatForgetsAnIndexSaysSo() throws IOException {
    Cli.Result result =
        squashed("CREATE TABLE users (id bigint PRIMARY KEY, mail text, name text);");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains(
            "error[baseline/differs]: 0001_start.sql does not build what the 3 migrations it stands"
                + " for build: 1 difference",
            "index public.users_mail: in databases that ran them, not in new databases");
  }
}
