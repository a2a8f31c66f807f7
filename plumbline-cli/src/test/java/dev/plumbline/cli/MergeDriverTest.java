package dev.plumbline.cli;

import static dev.plumbline.cli.GitProject.CANONICAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real git calls a real process in the middle of its merges. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class MergeDriverTest {
  private static final String ADDED = "/canonical-schema.sql merge=plumbline";
  private static final String DRIVER = "plumb merge-driver run %O %A %B %P";

  @TempDir Path folder;
  private GitProject project;
  private Path bin;

  @BeforeEach
  void aProjectWithItsCanonical() throws Exception {
    bin = Files.createDirectories(folder.resolve("bin"));
    Path plumb = bin.resolve("plumb");
    Files.writeString(
        plumb,
        "#!/bin/sh\nexec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -cp '%s' %s \"$@\"\n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                Main.class.getName()));
    Files.setPosixFilePermissions(plumb, PosixFilePermissions.fromString("rwxr-xr-x"));
    project =
        GitProject.create(Files.createDirectories(folder.resolve("project")))
            .with("PATH", bin + File.pathSeparator + System.getenv("PATH"))
            .migration("0001_users", "CREATE TABLE users (id bigint PRIMARY KEY, name text);")
            .snapshot("the beginning");
  }

  @Test
  void installSaysWhatItDidAndDoesItOnce() {
    project.write(".gitattributes", "*.png binary");

    assertThat(project.plumb("merge-driver", "install", "--check").code()).isEqualTo(1);
    assertThat(project.plumb("merge-driver", "install"))
        .isEqualTo(
            new Cli.Result(
                0,
                """
                .gitattributes: %s (added; commit it)
                git config: %s (in this clone)
                """
                    .formatted(ADDED, DRIVER),
                ""));
    assertThat(project.plumb("merge-driver", "install").out())
        .isEqualTo(
            ".gitattributes: %s (was there)\ngit config: %s (was there)\n"
                .formatted(ADDED, DRIVER));
    assertThat(project.read(".gitattributes")).isEqualTo("*.png binary\n" + ADDED + "\n");
    assertThat(project.git("check-attr", "merge", CANONICAL))
        .isEqualTo(CANONICAL + ": merge: plumbline");
    assertThat(project.plumb("merge-driver", "install", "--check"))
        .isEqualTo(
            new Cli.Result(0, ".gitattributes: %s\ngit config: %s\n".formatted(ADDED, DRIVER), ""));
  }

  @Test
  void uninstallLeavesWhatWasThereBefore() {
    project.write(".gitattributes", "*.png binary\r\n");
    project.plumb("merge-driver", "install");
    assertThat(project.read(".gitattributes")).isEqualTo("*.png binary\r\n" + ADDED + "\r\n");

    assertThat(project.plumb("merge-driver", "install", "--uninstall").out())
        .isEqualTo(".gitattributes: line taken out; commit it\ngit config: driver taken out\n");
    assertThat(project.plumb("merge-driver", "install", "--uninstall").out())
        .isEqualTo(".gitattributes: there was no line\ngit config: there was no driver\n");
    assertThat(project.read(".gitattributes")).isEqualTo("*.png binary\r\n");
    assertThat(project.tryGit("config", "--get", "merge.plumbline.driver").code()).isEqualTo(1);
  }

  @Test
  void aProjectInAFolderWithAnOddNameOfAnotherWorktreeIsFound() throws Exception {
    String odd = "a [b]* \u00e9\"c";
    Files.createDirectories(project.path(odd));
    project.git("mv", "migrations", odd + "/migrations");
    project.git("mv", CANONICAL, odd + "/" + CANONICAL);
    project.commit("moved");
    Path tree = folder.resolve("tree");
    project.git("worktree", "add", "-q", "-b", "side", tree.toString());
    GitProject side = project.at(tree);

    assertThat(side.plumb("merge-driver", "install", odd).code()).isZero();

    assertThat(
            side.git(
                "-c", "core.quotePath=off", "check-attr", "-z", "merge", odd + "/" + CANONICAL))
        .endsWith("merge\0plumbline\0");
    assertThat(side.plumb("merge-driver", "install", "--check", odd).code()).isZero();
    assertThat(project.path(".gitattributes")).doesNotExist();
  }

  @Test
  void outsideARepositoryThereIsNothingToInstallInto() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    BadProject.in(elsewhere);

    Cli.Result result =
        Cli.in(elsewhere).with("PATH", System.getenv("PATH")).run("merge-driver", "install");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).isEqualTo("plumb: " + elsewhere + " is in no git repository\n");
    assertThat(Cli.in(elsewhere).run("merge-driver").err())
        .startsWith("plumb: what shall be done?\n  plumb merge-driver install [--check|");
  }

  @Test
  void aMergeWritesTheCanonicalOfTheMergedMigrations() {
    twoBranches();

    Cli.Result merge = project.tryGit("merge", "other", "-m", "both");

    assertThat(merge.out())
        .contains("canonical-schema.sql: written from the merged migrations (3 on PostgreSQL");
    assertRight(merge);
  }

  @Test
  void aRebaseWritesItForEveryCommit() {
    twoBranches();
    project.git("checkout", "-q", "other");
    project.migration("0004_c", "ALTER TABLE users ADD COLUMN c int;").snapshot("and more");

    assertRight(project.tryGit("rebase", "main"));
    assertThat(project.git("show", "HEAD~1:" + CANONICAL))
        .contains("  , b integer\n")
        .doesNotContain(", c integer");
    project.git("checkout", "-q", "HEAD~1");
    assertThat(project.check().out()).isEmpty();
  }

  @Test
  void theRebaseThatAppliesPatchesWritesItToo() {
    twoBranches();
    project.git("checkout", "-q", "other");

    assertRight(project.tryGit("-c", "rebase.backend=apply", "rebase", "main"));
  }

  @Test
  void aCherryPickWritesIt() {
    twoBranches();

    assertRight(project.tryGit("cherry-pick", "other"));
  }

  @Test
  void aRevertWritesIt() {
    project.plumb("merge-driver", "install");
    project.migration("0003_b", "ALTER TABLE users ADD COLUMN b int;").snapshot("b");
    project.migration("0002_a", "ALTER TABLE users ADD COLUMN a int;").snapshot("a");

    assertRight(project.tryGit("revert", "--no-edit", "HEAD~1"));
    assertThat(project.path("migrations/0003_b.sql")).doesNotExist();
  }

  @Test
  void aStashThatIsPoppedWritesIt() {
    project.plumb("merge-driver", "install");
    project.commit("driver");
    project.migration("0003_b", "ALTER TABLE users ADD COLUMN b int;");
    project.plumb("snapshot");
    project.git("stash", "-q", "-u");
    project.migration("0002_a", "ALTER TABLE users ADD COLUMN a int;").snapshot("ours");

    Cli.Result popped = project.tryGit("stash", "pop");

    assertThat(project.read(CANONICAL)).doesNotContain("<<<<<<<", ">>>>>>>");
    assertThat(popped.code()).as(popped.out()).isZero();
  }

  @Test
  void migrationsThatCollideLeaveOurSideMarkedAndNoMarkers() {
    twoBranches();
    project.git("checkout", "-q", "other");
    project.migration("0005_a", "ALTER TABLE users ADD COLUMN a text;");
    project
        .write(CANONICAL, project.read(CANONICAL).replace("schema=", "schema=x"))
        .commit("a too");
    project.git("checkout", "-q", "main");
    String ours = project.read(CANONICAL);

    Cli.Result merge = project.tryGit("merge", "other", "-m", "both");

    assertThat(merge.code()).isZero();
    assertThat(merge.out())
        .contains(
            "canonical-schema.sql: kept from this side for now, because the merged migrations"
                + " build no schema: ",
            "column \"a\" of relation \"users\" already exists at migrations/0005_a.sql",
            "when the migrations are merged: plumb snapshot, then git add canonical-schema.sql");
    assertThat(project.read(CANONICAL))
        .doesNotContain("<<<<<<<", "=======", ">>>>>>>")
        .contains(ours.lines().skip(2).toList().get(5))
        .containsPattern("-- plumbline: .*\n-- plumbline: .*\n");
    project.git("rm", "-q", "migrations/0005_a.sql");
    assertThat(project.check().out())
        .startsWith("error[canonical/merged]: the canonical was merged by git")
        .contains("it has 2 headers");
    project.snapshot("mended");
    assertThat(project.check().out()).isEmpty();
  }

  @Test
  void aMigrationBothSidesChangedIsNamed() {
    project.plumb("merge-driver", "install");
    project.commit("driver");
    project.git("checkout", "-q", "-b", "other");
    project.migration("0002_x", "ALTER TABLE users ADD COLUMN b int;").snapshot("theirs");
    project.git("checkout", "-q", "main");
    project.migration("0002_x", "ALTER TABLE users ADD COLUMN a int;").snapshot("ours");

    Cli.Result merge = project.tryGit("merge", "other", "-m", "both");

    assertThat(merge.code()).as("git itself cannot merge the migration").isEqualTo(1);
    assertThat(merge.out()).contains("because both sides changed 0002_x.sql");
    assertThat(project.read(CANONICAL)).doesNotContain("<<<<<<<");
    assertThat(project.git("diff", "--name-only", "--diff-filter=U"))
        .isEqualTo("migrations/0002_x.sql");
  }

  @Test
  void withoutPlumbOnThePathGitSaysConflictAndLeavesOurSideWithoutMarkers() throws Exception {
    twoBranches();
    Files.delete(bin.resolve("plumb"));
    String ours = project.read(CANONICAL);

    Cli.Result merge = project.tryGit("merge", "other", "-m", "both");

    assertThat(merge.code()).isEqualTo(1);
    assertThat(merge.out()).contains("CONFLICT (content): Merge conflict in canonical-schema.sql");
    assertThat(project.read(CANONICAL)).isEqualTo(ours);
  }

  @Test
  void aCanonicalByPgDumpIsLeftToPeopleButWithoutMarkers() {
    project.plumb("merge-driver", "install");
    project.write(CANONICAL, "CREATE TABLE users (id bigint);\n").commit("a dump");
    project.git("checkout", "-q", "-b", "other");
    project.migration("0003_bad", "no sql").write(CANONICAL, "CREATE TABLE b ();\n").commit("b");
    project.git("checkout", "-q", "main");
    project.write(CANONICAL, "CREATE TABLE a ();\n").commit("a");

    Cli.Result merge = project.tryGit("merge", "other", "-m", "both");

    assertThat(merge.code()).isEqualTo(1);
    assertThat(merge.out()).contains("left as it is on this side, because the merged migrations");
    assertThat(project.read(CANONICAL)).isEqualTo("CREATE TABLE a ();\n");
  }

  private void twoBranches() {
    project.plumb("merge-driver", "install");
    project.commit("driver");
    project.git("checkout", "-q", "-b", "other");
    project.migration("0003_b", "ALTER TABLE users ADD COLUMN b int;").snapshot("theirs");
    project.git("checkout", "-q", "main");
    project.migration("0002_a", "ALTER TABLE users ADD COLUMN a int;").snapshot("ours");
  }

  private void assertRight(Cli.Result merge) {
    assertThat(merge.code()).as(merge.out()).isZero();
    assertThat(project.git("status", "--porcelain")).isEmpty();
    assertThat(project.check()).isEqualTo(new Cli.Result(0, "", ""));
  }
}
