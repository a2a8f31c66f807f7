package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbered files in a real repository, replayed on a real server. */
class RenumberCommandTest {
  @TempDir Path folder;
  private GitProject project;

  @BeforeEach
  void mainAndABranchTakeTheSameNumber() {
    project =
        GitProject.create(folder)
            .migration("0001_users", "CREATE TABLE users (id bigint PRIMARY KEY, name text);")
            .commit("the beginning");
    project.git("checkout", "-q", "-b", "labels");
    project
        .migration(
            "0002_labels",
            "-- Migration 0002: labels, see #0002\nCREATE TABLE labels (id bigint PRIMARY KEY);")
        .migration("0003_label_users", "ALTER TABLE labels ADD COLUMN user_id bigint;")
        .write("docs/labels.md", "0002_labels.sql makes them, not x0002_labels or 0002_labels_b.\n")
        .commit("labels");
    project.git("checkout", "-q", "main");
    project
        .migration("0002_teams", "CREATE TABLE teams (id bigint PRIMARY KEY);")
        .commit("teams (#7)");
    project.git("checkout", "-q", "labels");
  }

  @Test
  void movesASeriesBehindMainsAfterARebase() {
    project.git("rebase", "-q", "main");

    Cli.Result result = project.plumb("renumber", "--yes");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                0,
                """
                migrations/0002_labels.sql -> migrations/0003_labels.sql
                migrations/0003_label_users.sql -> migrations/0004_label_users.sql
                mentioned in docs/labels.md
                proof: 4 migrations replay in the new order on PostgreSQL 18.6 (embedded)
                proof: the schema is the same as in the old order, yours before those of main
                databases:
                  a database that ran migrations/0002_labels.sql, migrations/0003_label_users.sql\
                 under the old name has the changes already: recreate it, or leave the new file out\
                 there
                next: plumb check
                """
                    .replace(
                        "migrations/0002_labels.sql, migrations/0003_label_users.sql",
                        "0002_labels.sql, 0003_label_users.sql"),
                ""));
    assertThat(project.git("status", "--porcelain", "-uall"))
        .isEqualTo(
            """
            M docs/labels.md
             D migrations/0002_labels.sql
             D migrations/0003_label_users.sql
            ?? migrations/0003_labels.sql
            ?? migrations/0004_label_users.sql\
            """);
    assertThat(project.read("migrations/0003_labels.sql"))
        .startsWith("-- Migration 0003: labels, see #0002\n");
    assertThat(project.read("docs/labels.md"))
        .isEqualTo("0003_labels.sql makes them, not x0002_labels or 0002_labels_b.\n");
    assertThat(project.plumb("check", "-q").code()).isZero();
    assertThat(project.plumb("renumber").out())
        .isEqualTo("nothing to renumber: what is new here comes behind main\n");
  }

  @Test
  void worksBeforeTheRebaseAgainstMainsTip() {
    Cli.Result result = project.plumb("renumber", "-y");

    assertThat(result.out())
        .contains(
            "proof: 4 migrations replay in the new order",
            "next: git commit, then git rebase main && plumb check\n");
    project.commit("renumbered");
    project.git("rebase", "-q", "main");
    assertThat(project.plumb("check", "-q").code()).isZero();
    assertThat(project.git("ls-files", "migrations").lines())
        .containsExactly(
            "migrations/0001_users.sql",
            "migrations/0002_teams.sql",
            "migrations/0003_labels.sql",
            "migrations/0004_label_users.sql");
  }

  @Test
  void withoutATerminalMentionsElsewhereNeedYesAndNothingIsChanged() {
    project.git("rebase", "-q", "main");

    Cli.Result result = project.plumb("renumber");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains(
            "rename from migrations/0002_labels.sql\nrename to migrations/0003_labels.sql\n",
            "--- a/docs/labels.md\n+++ b/docs/labels.md\n@@ -1,1 +1,1 @@\n"
                + "-0002_labels.sql makes them, not x0002_labels or 0002_labels_b.\n"
                + "+0003_labels.sql makes them, not x0002_labels or 0002_labels_b.\n",
            "plumb: 1 file outside the migrations would be changed as well: docs/labels.md\n"
                + "  nothing was changed; plumb renumber --yes does it unasked\n");
    assertThat(project.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void onATerminalItAsks() {
    project.git("rebase", "-q", "main");

    assertThat(project.typing("n\n").run("renumber").err()).endsWith("nothing was changed\n");
    assertThat(project.git("status", "--porcelain")).isEmpty();
    assertThat(project.typing("y\n").run("renumber").code()).isZero();
    assertThat(project.git("status", "--porcelain")).contains("docs/labels.md");
  }

  @Test
  void aDryRunShowsTheDiffAndChangesNothing() {
    project.git("rebase", "-q", "main");

    Cli.Result result = project.plumb("renumber", "--dry-run");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith(
            """
            diff --git a/migrations/0002_labels.sql b/migrations/0003_labels.sql
            rename from migrations/0002_labels.sql
            rename to migrations/0003_labels.sql
            --- a/migrations/0002_labels.sql
            +++ b/migrations/0003_labels.sql
            @@ -1,2 +1,2 @@
            --- Migration 0002: labels, see #0002
            +-- Migration 0003: labels, see #0002
             CREATE TABLE labels (id bigint PRIMARY KEY);
            diff --git a/migrations/0003_label_users.sql b/migrations/0004_label_users.sql
            rename from migrations/0003_label_users.sql
            rename to migrations/0004_label_users.sql
            """)
        .endsWith("nothing was changed (--dry-run)\n");
    assertThat(project.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void whatDoesNotReplayBehindMainsIsNamedAndNotWritten() {
    project.git("checkout", "-q", "main");
    project.migration("0003_no_labels", "CREATE TABLE labels (x int);").commit("theirs");
    project.git("checkout", "-q", "labels");
    project.git("rebase", "-q", "main");

    Cli.Result result = project.plumb("renumber", "--yes");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "relation \"labels\" already exists",
            "migrations/0002_labels.sql:2:1",
            "plumb: the renumbered migrations do not replay; nothing was changed\n");
    assertThat(project.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void saysObjectByObjectWhatTheOldOrderMadeOtherwise() {
    project.git("checkout", "-q", "main");
    project
        .migration("0003_default", "ALTER TABLE users ALTER name SET DEFAULT 'main';")
        .commit("theirs");
    project.git("checkout", "-q", "labels");
    project
        .migration("0004_default", "ALTER TABLE users ALTER name SET DEFAULT 'mine';")
        .commit("default");
    project.git("rebase", "-q", "main");

    assertThat(project.plumb("renumber", "--yes").out())
        .contains(
            "proof: the schema is not that of the old order, yours before those of main:\n"
                + "    column public.users.name: default")
        .contains("'mine'", "'main'");
  }

  @Test
  void theCanonicalIsWrittenAnew() {
    project.git("checkout", "-q", "main");
    project.snapshot("canonical");
    project.git("checkout", "-q", "labels");
    project.git("rebase", "-q", "main");

    assertThat(project.plumb("renumber", "--yes").code()).isZero();

    assertThat(project.plumb("snapshot", "--check").code()).isZero();
    assertThat(project.plumb("check", "-q")).isEqualTo(project.plumb("check", "-q"));
  }

  @Test
  void oneNameOnBothSidesIsToldApartInTheMiddleOfTheRebase() {
    project.git("checkout", "-q", "main");
    project.git("mv", "migrations/0002_teams.sql", "migrations/0002_labels.sql");
    project.commit("called the same");
    project.git("checkout", "-q", "labels");
    assertThat(project.tryGit("rebase", "main").code()).isNotZero();

    Cli.Result result = project.plumb("renumber", "--yes");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "note: 0002_labels is the name of one of main as well",
            "migrations/0002_labels.sql -> migrations/0003_labels.sql",
            "next: git add -A migrations && git rebase --continue && plumb check");
    assertThat(project.read("migrations/0002_labels.sql")).contains("CREATE TABLE teams");
    assertThat(project.read("migrations/0003_labels.sql")).contains("CREATE TABLE labels");
    project.git("add", "-A", "migrations");
    project.with("GIT_EDITOR", "true").git("rebase", "--continue");
    assertThat(project.plumb("check", "-q").code()).isZero();
  }

  @Test
  void workThatIsNotCommittedOnMainComesBehindItToo() {
    project.git("checkout", "-q", "main");
    project.migration("0002_draft", "CREATE TABLE draft ();");

    Cli.Result result = project.plumb("renumber");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(project.git("status", "--porcelain")).isEqualTo("?? migrations/0003_draft.sql");
  }

  @Test
  void aDraftUnderTheNewNameMovesOnAndLosesNothing() {
    project.git("rebase", "-q", "main");
    project.write("migrations/0003_labels.sql", "-- somebody's draft\n");

    Cli.Result result = project.plumb("renumber", "--yes");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(project.read("migrations/0005_labels.sql")).isEqualTo("-- somebody's draft\n");
    assertThat(project.read("migrations/0003_labels.sql")).contains("CREATE TABLE labels");
  }

  @Test
  void outsideGitThereIsNoMainToComeBehind(@TempDir Path elsewhere) throws Exception {
    BadProject.in(elsewhere);

    Cli.Result result = Cli.in(elsewhere).with("PATH", System.getenv("PATH")).run("renumber");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("is in no git repository");
  }
}
