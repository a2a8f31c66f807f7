package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that the server runs alone and the runner would not. */
class RunnerStatementTest {
  private static final String INDEX = "CREATE INDEX CONCURRENTLY t_a ON t (a);";

  @TempDir Path root;
  private GitProject project;

  @BeforeEach
  void mainWithATable() {
    project =
        GitProject.create(root)
            .migration("000001_t.up", "CREATE TABLE t (a int);")
            .migration("000001_t.down", "DROP TABLE t;")
            .commit("Start");
    project.git("checkout", "-q", "-b", "topic");
  }

  private Cli.Result with(String sql) {
    project.migration("000002_x.up", sql).migration("000002_x.down", "SELECT 1;").commit("Mine");
    return project.plumb("check", "--base", "main", "-q");
  }

  @Test
  void oneQueryOfSeveralStatementsIsATransaction() {
    Cli.Result result = with("ALTER TABLE t ADD b int;\n" + INDEX);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains(
            "error[runner/refuses-statement]: golang-migrate runs this in a transaction, where it"
                + " fails: CREATE INDEX CONCURRENTLY t_a ON t (a)",
            "--> migrations/000002_x.up.sql:2:1");
  }

  @Test
  void aQueryOfOneStatementIsNone() {
    assertThat(with(INDEX).out()).doesNotContain("runner/");
  }

  @Test
  void whatIsMergedIsAWarning() {
    with("ALTER TABLE t ADD b int;\n" + INDEX);
    project.git("checkout", "-q", "main");
    project.git("merge", "-q", "topic");
    project.git("checkout", "-q", "-b", "later");
    Cli.Result result = project.plumb("check", "--base", "main", "-q");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("warning[runner/refuses-statement]:", "; already so on main");
  }
}
