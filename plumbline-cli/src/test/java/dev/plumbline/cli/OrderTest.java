package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `plumb check` says when main and the branch both added migrations. */
class OrderTest {
  private static final String USERS =
      "CREATE TABLE users (id bigint PRIMARY KEY, mail text, state text);";

  @TempDir Path root;
  private GitProject project;

  @BeforeEach
  void mainWithUsers() {
    project = GitProject.create(root).migration("0001_users", USERS).commit("Users");
    project.git("checkout", "-q", "-b", "topic");
  }

  private void branch(String name, String sql) {
    project.migration(name, sql).commit("Mine");
  }

  private void main(String name, String sql) {
    project.git("checkout", "-q", "main");
    project.migration(name, sql).commit("Theirs (#7)");
    project.git("checkout", "-q", "topic");
  }

  private Cli.Result check() {
    return project.plumb("check", "--base", "main", "-q");
  }

  @Test
  void whatDoesNotMeetIsSafeInEitherOrder() {
    main("0002_teams", "CREATE TABLE teams (id bigint);");
    branch("0003_labels", "CREATE TABLE labels (id bigint);");

    assertThat(project.plumb("check", "--base", "main").out())
        .containsPattern(
            "ok +order +1 added here, 1 on main since: the same schema in either order");
  }

  @Test
  void aMergeThatIsCleanForGitAndBrokenForTheServerNamesBothMigrations() {
    main("0002_teams", "CREATE TABLE teams (id bigint);");
    main("0003_email", "ALTER TABLE users RENAME COLUMN mail TO email;");
    branch("0004_first", "CREATE TABLE labels (id bigint);");
    branch("0005_index", "CREATE INDEX users_mail ON users (mail);");

    Cli.Result result = check();

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains(
            "error[order/broken-merge]: 0005_index.sql fails after 0003_email.sql, which main got"
                + " meanwhile: column \"mail\" does not exist",
            "--> migrations/0005_index.sql:1:1",
            "rebase on main and adapt 0005_index.sql to what 0003_email.sql did");
  }

  @Test
  void twoOrdersWithTwoSchemasNameTheObjectAndBothMigrations() {
    main("20260303120000_default", "ALTER TABLE users ALTER state SET DEFAULT 'new';");
    branch("20260302120000_default", "ALTER TABLE users ALTER state SET DEFAULT 'open';");

    Cli.Result result = check();

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains(
            "error[order/differs]: 20260302120000_default.sql and what main got meanwhile build"
                + " another schema in another order: 1 difference",
            "column public.users.state",
            "(20260302120000_default.sql, 20260303120000_default.sql)");
  }

  @Test
  void whatOnlyMainFirstMayRunIsAWarningWhenTheNumbersSaySo() {
    main("0002_team", "ALTER TABLE users ADD team bigint;");
    branch("0003_drop", "DROP TABLE users;");

    Cli.Result result = check();

    assertThat(result.out()).doesNotContain("sequence/gap");
    assertThat(result.out())
        .contains(
            "warning[order/differs]: 0003_drop.sql applies after 0002_team.sql only, not before it",
            "0002_team.sql, which main got meanwhile, fails when 0003_drop.sql ran before it");
  }

  @Test
  void columnsInAnotherOrderAreANote() {
    main("0002_team", "ALTER TABLE users ADD team bigint;");
    branch("0003_age", "ALTER TABLE users ADD age int;");

    Cli.Result result = check();

    assertThat(result.out())
        .contains(
            "note[order/differs]",
            "the order of columns depends on who comes first: table public.users");
  }

  @Test
  void aMergeMadeForTrialIsTakenApart() {
    main("0002_email", "ALTER TABLE users ALTER state SET DEFAULT 'new';");
    branch("0003_state", "ALTER TABLE users ALTER state SET DEFAULT 'open';");
    project.git("checkout", "-q", "--detach", "main");
    project.git("merge", "-q", "--no-ff", "topic", "-m", "Merge topic into main");
    project.git("update-ref", "refs/remotes/origin/main", "main");

    Cli.Result result =
        project
            .with("GITHUB_ACTIONS", "true")
            .with("GITHUB_BASE_REF", "main")
            .with("GITHUB_REF", "refs/pull/3/merge")
            .plumb("check", "-q");

    assertThat(result.out()).contains("[order/differs]", "column public.users.state");
  }
}
