package dev.plumbline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFinderTest {
  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "migrations",
        "db/migrations",
        "libs/database/migrations",
        "packages/db/migrations",
        "apps/web/drizzle",
        "drizzle",
        "some/where/else/migrations",
      })
  void findsTheUsualPlacesAndUnusualOnes(String place) throws Exception {
    write(place + "/0001_a.sql", "select 1;");
    write("node_modules/lib/migrations/0001_x.sql", "select 1;");
    write("src/test/fixtures/migrations/0001_x.sql", "select 1;");
    write(".cache/migrations/0001_x.sql", "select 1;");
    HistoryFinder.Found found = HistoryFinder.find(root);
    assertThat(found.directory()).isEqualTo(root.resolve(place));
    assertThat(found.convention().id()).isEqualTo("plain");
    assertThat(found.why()).isEqualTo("1 numbered .sql file");
  }

  @Test
  void takesTheDirectoryItselfWhenItHoldsMigrations() throws Exception {
    write("0001_a.sql", "select 1;");
    write("migrations/0001_b.sql", "select 1;");
    assertThat(HistoryFinder.find(root).directory()).isEqualTo(root);
  }

  @Test
  void tellsConventionsApart() throws Exception {
    write("a/drizzle/meta/_journal.json", "{}");
    write("b/migrations/20250101000000_a.sql", "-- migrate:up\nselect 1;");
    assertThat(HistoryFinder.find(root.resolve("a")).convention().id()).isEqualTo("drizzle");
    assertThat(HistoryFinder.find(root.resolve("b")).convention().id()).isEqualTo("dbmate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "golang-migrate: internal/db/migrations/000001_a.up.sql",
        "boundary: internal/db/schema/migrations/oss/postgres/0/01_a.up.sql",
        "goose: migrations/00001_a.sql -- +goose Up",
        "sql-migrate: db/migrations/1-a.sql -- +migrate Up",
        "dbmate: db/migrations/1_a.sql -- migrate:up",
        "prisma: packages/prisma/migrations/20240101000000_a/migration.sql",
        "prisma: odd/place/migration_lock.toml",
        "sqlx: crates/store/migrations/20240101000000_a.sql Cargo.toml",
        "sqlx: migrations/1_a.up.sql Cargo.toml",
        "diesel: migrations/2019-02-26-002946_a/up.sql",
        "supabase: supabase/migrations/20240101000000_a.sql",
        "rails: db/structure.sql rails",
        "plain: migrations/20240101000000_a.sql 20240102000000_b.ts",
      })
  void recognisesEachWithoutConfiguration(String what) throws Exception {
    String[] rest = what.split(" ", 3);
    Files.createDirectories(root.resolve(".git"));
    write(
        rest[1], (rest.length > 2 && rest[2].startsWith("--") ? rest[2] + "\n" : "") + "select 1;");
    if (rest.length > 2 && rest[2].equals("Cargo.toml")) {
      write("Cargo.toml", "[workspace.dependencies.sqlx]\nversion = \"0.8\"\n");
    } else if (rest.length > 2 && rest[2].equals("rails")) {
      write("db/migrate/20240101000000_a.rb", "");
    } else if (rest.length > 2 && rest[2].endsWith(".ts")) {
      write("migrations/" + rest[2], "");
    }
    assertThat(HistoryFinder.find(root).convention().id()).isEqualTo(rest[0].replace(":", ""));
  }

  @Test
  void findsAJournalUnderAnyName() throws Exception {
    write("server/storage/pg/meta/_journal.json", "{}");
    assertThat(HistoryFinder.find(root).directory()).isEqualTo(root.resolve("server/storage/pg"));
  }

  @Test
  void namesAllWhenThereAreSeveral() throws Exception {
    write("libs/a/migrations/0001_a.sql", "select 1;");
    write("libs/b/migrations/0001_a.sql", "select 1;");
    assertThatThrownBy(() -> HistoryFinder.find(root))
        .isInstanceOfSatisfying(
            HistoryNotFoundException.class,
            e -> {
              assertThat(e)
                  .hasMessage(
                      """
                      found 2 directories of migrations:
                        libs/a/migrations (plain: 1 numbered .sql file)
                        libs/b/migrations (plain: 1 numbered .sql file)
                      name one on the command line (plumb check libs/a/migrations), or as directory \
                      under [migrations] in plumbline.toml\
                      """);
              assertThat(e.candidates()).hasSize(2);
            });
  }

  @Test
  void saysWhatItSawWhenThereIsNone() throws Exception {
    write("db/migrations/1_init.sql", "-- rambler up\nselect 1;");
    write("migrations/notes.txt", "");
    write("x/migrations/schema.sql", "select 1;");
    assertThatThrownBy(() -> HistoryFinder.find(root))
        .hasMessageStartingWith("no migrations found in " + root + "; looked at:\n")
        .hasMessageContaining(
            "\n  db/migrations: it looks like rambler, which is not supported yet")
        .hasMessageContaining("\n  migrations: it contains no .sql files")
        .hasMessageContaining(
            "\n  x/migrations: it contains 1 .sql file, none with a number at the head of its name")
        .hasMessageEndingWith(
            "\nname the directory on the command line, or as directory under [migrations] in"
                + " plumbline.toml");
  }

  @Test
  void filesOfAnotherToolAreSeenAndPlacesAreNot() throws Exception {
    write(
        "supabase/migrations/meta/_journal.json", "{\"dialect\": \"postgresql\", \"entries\": []}");
    write("supabase/config.toml", "");
    write("both/migrations/000001_a.up.sql", "select 1;");
    write("both/migrations/20240101000000_b.sql", "-- migrate:up\nselect 1;\n-- migrate:down\n");
    assertThat(others("supabase/migrations")).isEmpty();
    assertThat(others("both/migrations")).containsExactly("golang-migrate");
  }

  private List<String> others(String directory) throws Exception {
    DirectoryFiles files = DirectoryFiles.of(root.resolve(directory));
    Convention chosen = Conventions.recognise(files).orElseThrow().convention();
    return Conventions.others(files, chosen).stream().map(seen -> seen.convention().id()).toList();
  }

  @Test
  void aDirectoryThatIsNamedIsLookedAtWhateverItsFilesAreCalled() throws Exception {
    write("changes/users.sql", "--liquibase formatted sql\n--changeset ada:1\nselect 1;\n");
    assertThat(HistoryFinder.find(root.resolve("changes")).convention().id())
        .isEqualTo("liquibase");
  }

  @Test
  void refusesWhatIsNoDirectory() throws Exception {
    write("file", "");
    assertThatThrownBy(() -> HistoryFinder.find(root.resolve("file")))
        .isInstanceOf(HistoryNotFoundException.class)
        .hasMessageContaining("is not a directory");
    assertThatThrownBy(() -> HistoryFinder.find(root.resolve("none")))
        .hasMessageContaining("does not exist");
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
