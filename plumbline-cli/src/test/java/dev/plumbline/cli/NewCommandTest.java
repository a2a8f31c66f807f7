package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewCommandTest {
  @TempDir Path folder;
  private GitProject project;

  @BeforeEach
  void aProject() {
    project = GitProject.create(folder).migration("0001_users", "CREATE TABLE users (id bigint);");
  }

  @Test
  void takesTheNextNumberAndSaysWhatItIsFor() {
    project.commit("the beginning");

    Cli.Result result = project.plumb("new", "Add due-date!");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                0,
                """
                migrations/0002_add_due_date.sql
                next: write its statements, then plumb check
                """,
                ""));
    assertThat(project.read("migrations/0002_add_due_date.sql"))
        .isEqualTo("-- What: add due date\n-- Why:\n\n");
  }

  @Test
  void numbersOfMainAndOfOpenBranchesAreLeftToThem() {
    project.commit("the beginning");
    String today = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    project.git("checkout", "-q", "-b", "feature");
    project.git("checkout", "-q", "-b", "labels");
    project.migration("0003_labels", "SELECT 1;").commit("labels");
    touchNow();
    project.git("checkout", "-q", "main");
    project.migration("0002_teams", "SELECT 1;").commit("teams");
    project.git("checkout", "-q", "feature");

    Cli.Result result = project.plumb("new", "mine", "--dry-run");

    assertThat(result.out().replace(today.substring(0, 10), "TODAY"))
        .isEqualTo(
            """
            migrations/0004_mine.sql
            note: main has 0002_teams.sql, which this branch lacks: git rebase main
            note: labels (TODAY) holds 0003_labels.sql
            nothing was written (--dry-run)
            """);
    assertThat(project.plumb("new", "mine", "--no-branches", "-q").out())
        .isEqualTo("migrations/0003_mine.sql\n");
  }

  @Test
  void branchesNobodyTouchedForMonthsHoldNothing() {
    project.commit("the beginning");
    project.git("checkout", "-q", "-b", "old");
    project.migration("0002_old", "SELECT 1;").commit("old");
    project.git("checkout", "-q", "main");

    assertThat(project.plumb("new", "mine").out()).startsWith("migrations/0002_mine.sql\n");
  }

  @Test
  void statementsComeFromStandardInput() {
    Cli.Result result =
        Cli.in(folder).piping("CREATE TABLE a ();\n\n").run("new", "a", "table", "--sql");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(project.read("migrations/0002_a_table.sql"))
        .isEqualTo("-- What: a table\n-- Why:\n\nCREATE TABLE a ();\n");
  }

  @Test
  void aPairGetsItsWayBackAndKeepsThePadding() {
    project.git("rm", "-q", "--cached", "-r", "--ignore-unmatch", "migrations");
    project
        .write("db/migrations/000009_a.up.sql", "SELECT 1;")
        .write("db/migrations/000009_a.down.sql", "SELECT 1;");

    Cli.Result result = Cli.in(folder).run("new", "b", "--project", "db/migrations", "-q");

    assertThat(result.out()).isEqualTo("db/migrations/000010_b.up.sql\n");
    assertThat(project.read("db/migrations/000010_b.down.sql")).isEqualTo("-- Takes back: b\n");
  }

  @Test
  void sectionsAndTimes() {
    project.write("db/20240131093000_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n");

    Cli.Result result = Cli.in(folder).run("new", "b", "--project", "db", "-q");

    assertThat(result.out()).matches("db/20\\d{12}_b\\.sql\n");
    assertThat(project.read(result.out().strip()))
        .isEqualTo("-- migrate:up\n-- What: b\n-- Why:\n\n\n-- migrate:down\n\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0007_add_x   | '0007_add_x' begins with a number, which is given by plumb
          ../x         | '../x' is a path, not a name
          !!!          | '!!!' holds no word to name the migration by
          привет       | the name has letters that are not a-z: привет
          """)
  void badNamesAreRefused(String name, String message) {
    Cli.Result result = Cli.in(folder).run("new", name);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("plumb: " + message + "\n");
  }

  @Test
  void withoutANameItAsksForOne() {
    assertThat(Cli.in(folder).run("new").err())
        .isEqualTo("plumb: what is the migration called?\n  plumb new add_due_date\n");
  }

  /** Commits of test projects are old; a branch counts while it is worked on. */
  private void touchNow() {
    String tree = project.git("rev-parse", "HEAD^{tree}");
    String parent = project.git("rev-parse", "HEAD~1");
    String now = Long.toString(Instant.now().getEpochSecond());
    String commit =
        project.gitAt("@" + now + " +0000", "commit-tree", tree, "-p", parent, "-m", "labels");
    project.git("reset", "-q", "--hard", commit);
  }
}
