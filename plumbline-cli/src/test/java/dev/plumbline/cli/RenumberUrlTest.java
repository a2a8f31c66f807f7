package dev.plumbline.cli;

import static dev.plumbline.cli.LocalProject.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** dbmate's table on a real database decides whether a migration may still get another name. */
class RenumberUrlTest {
  private static final String MAIN = "db/20250301000000_teams.sql";
  private static final String MINE = "db/20250201000000_labels.sql";

  @TempDir Path folder;
  private LocalProject server;
  private String url;
  private GitProject project;

  @BeforeEach
  void aBranchWithAnOlderTimeThanMain() throws Exception {
    server =
        LocalProject.in(Files.createDirectories(folder.resolve("server")))
            .migration("0001_a", "SELECT 1");
    url = server.url();
    ask(url, "CREATE TABLE schema_migrations (version varchar PRIMARY KEY)");
    project =
        GitProject.create(Files.createDirectories(folder.resolve("project")))
            .write("db/20250101000000_users.sql", up("CREATE TABLE users (id bigint);"))
            .commit("the beginning");
    project.git("checkout", "-q", "-b", "mine");
    project.write(MINE, up("CREATE TABLE labels (id bigint);")).commit("labels");
    project.git("checkout", "-q", "main");
    project.write(MAIN, up("CREATE TABLE teams (id bigint);")).commit("teams");
    project.git("checkout", "-q", "mine");
    project.git("rebase", "-q", "main");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void whatADatabaseHasRunKeepsItsName() {
    ask(url, "INSERT INTO schema_migrations VALUES ('20250101000000'), ('20250201000000')");

    Cli.Result result = project.plumb("renumber", "--yes", "--url", url, "db");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            " has run 20250201000000_labels.sql under this name (20250201000000 in the runner's"
                + " table)",
            "nothing was changed")
        .doesNotContain(password());
    assertThat(project.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void whatNoneHasRunMovesAndTheOthersAreTold() {
    ask(url, "INSERT INTO schema_migrations VALUES ('20250101000000'), ('20250301000000')");

    Cli.Result result = project.plumb("renumber", "--yes", "--url", url, "db");

    assertThat(result.code()).as(result.err()).isZero();
    String moved =
        project
            .git("ls-files", "--others")
            .lines()
            .filter(path -> path.endsWith("_labels.sql"))
            .findFirst()
            .orElseThrow();
    String version = moved.replaceAll("\\D", "");
    assertThat(result.out())
        .contains(
            MINE + " -> " + moved,
            "UPDATE schema_migrations SET version = '%s' WHERE version = '20250201000000';"
                .formatted(version));
    assertThat(project.plumb("check", "-q", "db").code()).isZero();
  }

  @Test
  void aDatabaseThatDoesNotAnswerStopsIt() {
    Cli.Result result =
        project.plumb("renumber", "--yes", "--url", "postgresql://x@127.0.0.1:1/none", "db");

    assertThat(result.code()).isEqualTo(3);
    assertThat(project.git("status", "--porcelain")).isEmpty();
  }

  private String password() {
    return url.replaceFirst(".*:([^:@/]+)@.*", "$1");
  }

  private static String up(String sql) {
    return "-- migrate:up\n" + sql + "\n-- migrate:down\n";
  }
}
