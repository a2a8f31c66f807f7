package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchProviders;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.scratch.ScratchSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real drizzle-kit makes, checks and continues the journal; the real migrator runs it. */
class RenumberDrizzleTest {
  private static final String MIGRATE =
      """
      import { Client } from 'pg';
      import { drizzle } from 'drizzle-orm/node-postgres';
      import { migrate } from 'drizzle-orm/node-postgres/migrator';
      const client = new Client({ host: process.argv[2], port: +process.argv[3],
        database: process.argv[4], user: 'postgres' });
      await client.connect();
      await migrate(drizzle(client), { migrationsFolder: 'drizzle' });
      await client.end();
      """;

  private static final String INDEX =
      "--> statement-breakpoint\nCREATE INDEX users_by_name ON users (name);";

  @TempDir Path folder;
  private GitProject project;
  private NpmTools npm;

  /** So that nothing is deleted through it. */
  @AfterEach
  void theToolsStay() throws Exception {
    Files.deleteIfExists(folder.resolve("node_modules"));
  }

  @BeforeEach
  void drizzleKitMadeMainAndABranch() throws Exception {
    npm = NpmTools.in(folder);
    project =
        GitProject.create(folder)
            .write(".gitignore", "node_modules\n")
            .write("package.json", "{ \"type\": \"module\" }\n")
            .write("migrate.mjs", MIGRATE)
            .write(
                "drizzle.config.json",
                """
                { "dialect": "postgresql", "schema": "./schema/*.js", "out": "./drizzle" }
                """);
    table("users", "name: text('name')");
    generate("users", "first");
    project.git("checkout", "-q", "-b", "mine");
    table("labels", "colour: text('colour')");
    generate("labels", "labels");
    table("users", "name: text('name'), label: text('label').default('none')");
    generate("user_label", "a label for users");
    project.git("checkout", "-q", "main");
    table("teams", "motto: text('motto')");
    generate("teams", "teams (#7)");
    project.git("checkout", "-q", "mine");
  }

  @Test
  void aRebaseThatStopsAtTheJournalIsResolvedStepByStep() throws Exception {
    assertThat(project.tryGit("rebase", "main").out())
        .contains("CONFLICT (content): Merge conflict in drizzle/meta/_journal.json");

    renumberAndGoOn("drizzle/0001_labels.sql -> drizzle/0002_labels.sql");
    renumberAndGoOn("drizzle/0002_user_label.sql -> drizzle/0003_user_label.sql");

    assertThat(project.git("status")).contains("nothing to commit").doesNotContain("rebase");
    assertAllIsWell();
  }

  @Test
  void aMergeOfMainIsResolvedAtOnce() throws Exception {
    assertThat(project.tryGit("merge", "main").code()).isNotZero();

    Cli.Result result = project.plumb("renumber", "--yes");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("next: git add -A drizzle && git merge --continue");
    project.git("add", "-A", "drizzle");
    project.git("commit", "-q", "--no-edit");
    assertAllIsWell();
  }

  @Test
  void theMigratorRunsItOnADatabaseThatWasAtMain() throws Exception {
    try (ScratchServer server =
            ScratchProviders.select(
                    new ScratchSettings(null, null, null, null, null, Map.of()), Map.of())
                .start(18);
        ScratchDatabase database = server.createDatabase()) {
      project.git("checkout", "-q", "main");
      migrate(database);
      project.git("checkout", "-q", "mine");
      project.tryGit("merge", "main");
      project.plumb("renumber", "--yes");
      project.git("add", "-A", "drizzle");
      project.git("commit", "-q", "--no-edit");

      migrate(database);

      assertThat(ask(database, "SELECT count(*) FROM drizzle.__drizzle_migrations"))
          .containsExactly("4");
      assertThat(
              ask(
                  database,
                  "SELECT table_name || '.' || column_name FROM information_schema.columns"
                      + " WHERE table_schema = 'public' ORDER BY 1"))
          .containsExactly(
              "labels.colour",
              "labels.id",
              "teams.id",
              "teams.motto",
              "users.id",
              "users.label",
              "users.name");
    }
  }

  @Test
  void aConflictThatWasResolvedByHandWithMainsSnapshotIsMendedAfterwards() throws Exception {
    project.git("reset", "-q", "--hard", "HEAD~1");
    project.tryGit("rebase", "main");
    String journal = project.git("show", ":2:drizzle/meta/_journal.json");
    String mine = project.git("show", ":3:drizzle/meta/_journal.json");
    String entry = mine.substring(mine.lastIndexOf('{'), mine.lastIndexOf("}\n  ]") + 1);
    int end = journal.lastIndexOf("\n  ]");
    project.write(
        "drizzle/meta/_journal.json",
        journal.substring(0, end) + ",\n    " + entry + journal.substring(end));
    project.git("checkout", "--ours", "drizzle/meta/0001_snapshot.json");
    project.git("add", "-A", "drizzle");
    project.with("GIT_EDITOR", "true").git("rebase", "--continue");
    assertThat(project.plumb("check", "-q").code()).isEqualTo(1);

    Cli.Result result = project.plumb("renumber", "--yes");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("drizzle/0001_labels.sql -> drizzle/0002_labels.sql")
        .doesNotContain("lost");
    project.commit("mended");
    assertWell("0002_labels", "labels");
  }

  @Test
  void whatNoLongerAppliesIsAdaptedInTheMiddleOfTheRebase() {
    project.git("reset", "-q", "--hard", "HEAD~1");
    project.write(
        "drizzle/0001_labels.sql", project.read("drizzle/0001_labels.sql") + INDEX + "\n");
    project.commit("and an index");
    project.git("reset", "-q", "--soft", "HEAD~2");
    project.commit("labels");
    project.git("checkout", "-q", "main");
    npm.drizzleKit("generate", "--custom", "--name", "full_name");
    project.write("drizzle/0002_full_name.sql", "ALTER TABLE users RENAME name TO full_name;\n");
    project.commit("full_name");
    project.git("checkout", "-q", "mine");
    project.tryGit("rebase", "main");

    Cli.Result refused = project.plumb("renumber", "--yes");
    project.replace("drizzle/0001_labels.sql", "(name)", "(full_name)");
    Cli.Result adapted = project.plumb("renumber", "--yes");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains(
            "column \"name\" does not exist",
            "drizzle/0001_labels.sql:6:1",
            "help: adapt drizzle/0001_labels.sql to what main's migrations did, then run plumb"
                + " renumber again",
            "nothing was changed");
    assertThat(adapted.code()).as(adapted.err()).isZero();
    assertThat(project.read("drizzle/0003_labels.sql")).contains("(full_name)");
    project.git("add", "-A", "drizzle");
    project.with("GIT_EDITOR", "true").git("rebase", "--continue");
    // Nobody told schema.ts of the column's new name.
    assertWell("0003_labels", "labels", "--no-declared");
  }

  @Test
  void beforeTheRebaseThereIsNoJournalToContinue() {
    Cli.Result result = project.plumb("renumber");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                plumb: this branch lacks migrations that main has, and their journal can only be\
                 continued when they are here
                  git rebase main; where it stops at the journal, run plumb renumber there: it\
                 resolves it
                """));
  }

  private void renumberAndGoOn(String move) {
    Cli.Result result = project.plumb("renumber", "--yes");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(move, "next: git add -A drizzle && git rebase --continue && plumb check");
    project.git("add", "-A", "drizzle");
    project.with("GIT_EDITOR", "true").tryGit("rebase", "--continue");
  }

  private void assertAllIsWell() {
    assertThat(project.git("ls-files", "drizzle").lines())
        .containsExactly(
            "drizzle/0000_users.sql",
            "drizzle/0001_teams.sql",
            "drizzle/0002_labels.sql",
            "drizzle/0003_user_label.sql",
            "drizzle/meta/0000_snapshot.json",
            "drizzle/meta/0001_snapshot.json",
            "drizzle/meta/0002_snapshot.json",
            "drizzle/meta/0003_snapshot.json",
            "drizzle/meta/_journal.json");
    assertThat(project.git("diff", "main", "--", "drizzle/meta/0001_snapshot.json")).isEmpty();
    assertWell("0003_user_label", "labels");
  }

  /** By plumb's own gate, and by drizzle-kit: it finds no collision and nothing left to do. */
  private void assertWell(String last, String table, String... options) {
    List<String> check = new ArrayList<>(List.of("check", "-q"));
    check.addAll(List.of(options));
    Cli.Result checked = project.plumb(check.toArray(String[]::new));
    assertThat(checked.code()).as(checked.out() + checked.err()).isZero();
    assertThat(npm.drizzleKit("check").out()).contains("Everything's fine");
    assertThat(npm.drizzleKit("generate").out()).contains("No schema changes");
    assertThat(project.read("drizzle/meta/_journal.json")).contains("\"tag\": \"" + last + "\"");
    assertThat(project.read("drizzle/meta/" + last.substring(0, 4) + "_snapshot.json"))
        .contains("\"public.teams\"", "\"public." + table + "\"");
  }

  private void migrate(ScratchDatabase database) throws Exception {
    String socket = ask(database, "SHOW unix_socket_directories").getFirst();
    String port = ask(database, "SHOW port").getFirst();
    Cli.Result result = npm.node("migrate.mjs", socket, port, database.name());
    assertThat(result.code()).as(result.out()).isZero();
  }

  private static List<String> ask(ScratchDatabase database, String sql) throws Exception {
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> answers = new ArrayList<>();
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
      return answers;
    }
  }

  private void table(String name, String columns) {
    project.write(
        "schema/" + name + ".js",
        """
        import { pgTable, bigint, text } from 'drizzle-orm/pg-core';
        export const %1$s = pgTable('%1$s', { id: bigint('id', { mode: 'number' }).primaryKey(), %2$s });
        """
            .formatted(name, columns));
  }

  private void generate(String name, String message) {
    Cli.Result result = npm.drizzleKit("generate", "--name", name);
    assertThat(result.out()).contains("Your SQL migration file");
    project.commit(message);
  }
}
