package dev.plumbline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The next migration of every convention, and a series that comes behind main's. */
class NumberingTest {
  private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          plain            | 0009_a.sql                                   | 0010_add_it.sql
          plain            | 9999_a.sql                                   | 10000_add_it.sql
          plain            | 7_a.up.sql 7_a.down.sql                      | 8_add_it.up.sql 8_add_it.down.sql
          plain            | -                                            | 0001_add_it.sql
          golang-migrate   | 000009_a.up.sql 000009_a.down.sql            | 000010_add_it.up.sql 000010_add_it.down.sql
          golang-migrate   | 20240101000000_a.up.sql                      | 20260131093000_add_it.up.sql
          golang-migrate   | 1700000000_a.up.sql                          | 1769851800_add_it.up.sql
          golang-migrate   | -                                            | 000001_add_it.up.sql 000001_add_it.down.sql
          flyway           | V9__a.sql                                    | V10__add_it.sql
          flyway           | V1.9__a.sql                                  | V1.10__add_it.sql
          flyway           | one/V1_2__a.sql                              | one/V1_3__add_it.sql
          goose            | 00009_a.sql                                  | 00010_add_it.sql
          goose            | 20240115180414_a.sql                         | 20260131093000_add_it.sql
          dbmate           | 20270101000000_a.sql                         | 20270101000001_add_it.sql
          sqlx             | 20240101000000_a.up.sql 20240101000000_a.down.sql | 20260131093000_add_it.up.sql 20260131093000_add_it.down.sql
          sqlx             | 20240101000000_a.sql                         | 20260131093000_add_it.sql
          supabase         | 20240101000000_a.sql                         | 20260131093000_add_it.sql
          prisma           | 20240101000000_a/migration.sql               | 20260131093000_add_it/migration.sql
          diesel           | 2019-02-26-002946_a/up.sql 2019-02-26-002946_a/down.sql | 2026-01-31-093000_add_it/up.sql 2026-01-31-093000_add_it/down.sql
          node-pg-migrate  | 1700000000000_a.sql                          | 1769851800000_add-it.sql
          sql-migrate      | 20240101000000_a.sql                         | 20260131093000_add_it.sql
          """)
  void theNextIsMadeInTheMannerOfTheOthers(String id, String there, String made) throws Exception {
    Convention convention = Conventions.byId(id).orElseThrow();
    FilesInMemory files = new FilesInMemory();
    for (String path : there == null ? new String[0] : there.split(" ")) {
      files.with(path, text(id));
    }
    Numbering numbering = convention.numbering();

    Numbering.Made next =
        numbering.make(
            new Numbering.Wanted(
                files,
                convention.read(files, ReadOptions.DEFAULT),
                NamingRule.DEFAULT,
                List.of(),
                numbering.joined(List.of("add", "it")),
                "SELECT 1;\n",
                NOW));

    assertThat(next.files().stream().map(FileChange::to)).containsExactly(made.split(" "));
    next.files().forEach(file -> files.with(String.valueOf(file.to()), file.content()));
    History history = convention.read(files, ReadOptions.DEFAULT);
    assertThat(history.migrations().getLast().path()).isEqualTo(made.split(" ")[0]);
    assertThat(history.migrations().getLast().statements())
        .extracting(Objects::toString)
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plain            | 0002_b.sql       | 0002_x.sql 0003_y.sql                   | 0003_x.sql 0004_y.sql
          golang-migrate   | 000002_b.up.sql  | 000002_x.up.sql 000002_x.down.sql       | 000003_x.down.sql 000003_x.up.sql
          flyway           | V2__b.sql        | V2__x.sql U2__x.sql V2__x.sql.conf      | U3__x.sql V3__x.sql V3__x.sql.conf
          flyway           | V1.3__b.sql      | V1.3__x.sql V1.4__y.sql                 | V1.4__x.sql V1.5__y.sql
          goose            | 00002_b.sql      | 00002_x.sql                             | 00003_x.sql
          dbmate           | 20250101000000_b.sql | 20240601000000_x.sql 20240602000000_y.sql | 20260131093000_x.sql 20260131093001_y.sql
          dbmate           | 20250101000000_b.sql | 20250601000000_x.sql 20240602000000_y.sql | 20260131093000_y.sql 20260131093001_x.sql
          sqlx             | 20250101000000_b.up.sql | 20240601000000_x.up.sql 20240601000000_x.down.sql | 20260131093000_x.down.sql 20260131093000_x.up.sql
          prisma           | 20250101000000_b/migration.sql | 20240601000000_x/migration.sql 20240601000000_x/notes.md | 20260131093000_x/migration.sql 20260131093000_x/notes.md
          diesel           | 2025-01-01-000000_b/up.sql | 2024-06-01-000000_x/up.sql 2024-06-01-000000_x/down.sql | 2026-01-31-093000_x/down.sql 2026-01-31-093000_x/up.sql
          supabase         | 20250101000000_b.sql | 20240601000000_x.sql | 20260131093000_x.sql
          node-pg-migrate  | 1750000000000_b.sql | 1740000000000_x.sql | 1769851800000_x.sql
          """)
  void aSeriesComesBehindMainsWithAllThatBelongsToIt(
      String id, String main, String mine, String moved) throws Exception {
    Convention convention = Conventions.byId(id).orElseThrow();
    FilesInMemory before = new FilesInMemory();
    FilesInMemory mains = new FilesInMemory().with(main, text(id));
    FilesInMemory both = new FilesInMemory().with(main, text(id));
    for (String path : mine.split(" ")) {
      both.with(path, path.endsWith(".sql") ? text(id) + "-- mine\n" : "");
    }
    History mainHistory = convention.read(mains, ReadOptions.DEFAULT);
    List<Migration> own =
        convention.read(both, ReadOptions.DEFAULT).migrations().stream()
            .filter(migration -> !migration.path().equals(main))
            .toList();

    Numbering.Renumbered renumbered =
        convention
            .numbering()
            .renumber(new Numbering.Series(mains, mainHistory, before, both, own, NOW));

    List<String> to = new ArrayList<>();
    renumbered.changes().forEach(change -> to.add(String.valueOf(change.to())));
    assertThat(to).containsExactlyInAnyOrder(moved.split(" "));
    assertThat(renumbered.changes().stream().map(FileChange::from))
        .containsExactlyInAnyOrder(mine.split(" "));
  }

  @Test
  void aTimeLaterThanMainsStays() throws Exception {
    Convention convention = Conventions.byId("dbmate").orElseThrow();
    FilesInMemory mains = new FilesInMemory().with("20240101000000_b.sql", text("dbmate"));
    FilesInMemory both =
        new FilesInMemory()
            .with("20240101000000_b.sql", text("dbmate"))
            .with("20250101000000_x.sql", text("dbmate"));
    History history = convention.read(both, ReadOptions.DEFAULT);

    Numbering.Renumbered renumbered =
        convention
            .numbering()
            .renumber(
                new Numbering.Series(
                    mains,
                    convention.read(mains, ReadOptions.DEFAULT),
                    new FilesInMemory(),
                    both,
                    List.of(history.migrations().getLast()),
                    NOW));

    assertThat(renumbered.changes()).isEmpty();
    assertThat(renumbered.moves().getFirst().renames()).isFalse();
  }

  @Test
  void graphilesChainOfHashesIsMadeAnew() throws Exception {
    Convention convention = Conventions.byId("graphile-migrate").orElseThrow();
    // Hashes of sha1("SELECT 1;\n"), and of sha1(that + "\n" + "SELECT n;\n").
    String first = sha1("SELECT 1;\n");
    String main = committed(first, "SELECT 2;");
    String mine = committed(first, "SELECT 3;");
    String mine2 = committed(sha1(first + "\nSELECT 3;\n"), "SELECT 4;");
    FilesInMemory mains =
        new FilesInMemory()
            .with("committed/000001.sql", committed(null, "SELECT 1;"))
            .with("committed/000002-main.sql", main);
    FilesInMemory back =
        new FilesInMemory()
            .with("committed/000001.sql", committed(null, "SELECT 1;"))
            .with("committed/000002-mine.sql", mine)
            .with("committed/000003-more.sql", mine2);
    History backHistory = convention.read(back, ReadOptions.DEFAULT);
    assertThat(backHistory.problems()).isEmpty();

    Numbering.Renumbered renumbered =
        convention
            .numbering()
            .renumber(
                new Numbering.Series(
                    mains,
                    convention.read(mains, ReadOptions.DEFAULT),
                    new FilesInMemory(),
                    back,
                    backHistory.migrations().subList(1, 3),
                    NOW));

    for (FileChange change : renumbered.changes()) {
      mains.with(String.valueOf(change.to()), change.content());
    }
    History after = convention.read(mains, ReadOptions.DEFAULT);
    assertThat(after.problems()).isEmpty();
    assertThat(after.migrations().stream().map(Migration::path))
        .containsExactly(
            "committed/000001.sql",
            "committed/000002-main.sql",
            "committed/000003-mine.sql",
            "committed/000004-more.sql");
  }

  @Test
  void sqitchsPlanGetsTheBranchsLinesBehindMains() throws Exception {
    Convention convention = Conventions.byId("sqitch").orElseThrow();
    String pragmas = "%syntax-version=1.0.0\n%project=p\n\n";
    String users = "users 2024-01-01T00:00:00Z A <a@b.c> # users\n";
    String teams = "teams [users] 2024-02-01T00:00:00Z A <a@b.c>\n";
    String labels =
        "labels [users] 2024-01-15T00:00:00Z B <b@b.c>\n@v1 2024-01-16T00:00:00Z B <b@b.c>\n";
    FilesInMemory mains = scripts("users", "teams").with("sqitch.plan", pragmas + users + teams);
    FilesInMemory mine = scripts("users", "labels").with("sqitch.plan", pragmas + users + labels);

    Numbering.Renumbered renumbered =
        convention
            .numbering()
            .renumber(
                new Numbering.Series(
                    mains,
                    convention.read(mains, ReadOptions.DEFAULT),
                    new FilesInMemory(),
                    mine,
                    convention.read(mine, ReadOptions.DEFAULT).migrations().subList(1, 2),
                    NOW));

    assertThat(renumbered.changes()).hasSize(1);
    assertThat(new String(renumbered.changes().getFirst().content(), StandardCharsets.UTF_8))
        .isEqualTo(pragmas + users + teams + labels);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          sqitch           | sqitch add add_it -n 'why it is needed'
          graphile-migrate | write it into current.sql, then graphile-migrate commit --message 'add it'
          """)
  void whereAToolGivesTheNumberItIsNamed(String id, String fix) {
    Convention convention = Conventions.byId(id).orElseThrow();
    assertThatThrownBy(() ->
            convention
                .numbering()
                .make(
                    new Numbering.Wanted(
                        new FilesInMemory(),
                        new History(id, convention.runner(), List.of(), List.of()),
                        NamingRule.DEFAULT,
                        List.of(),
                        "add_it",
                        "",
                        NOW)))
        .isInstanceOfSatisfying(NumberingException.class, e -> assertThat(e.fix()).isEqualTo(fix));
  }

  private static FilesInMemory scripts(String... changes) {
    FilesInMemory files = new FilesInMemory();
    for (String change : changes) {
      files.with("deploy/" + change + ".sql", "SELECT 1;");
      files.with("revert/" + change + ".sql", "SELECT 1;");
    }
    return files;
  }

  private static String committed(String previous, String sql) throws Exception {
    String counted = (previous == null ? "" : previous + "\n") + sql + "\n";
    return "--! Previous: %s\n--! Hash: %s\n\n%s\n"
        .formatted(previous == null ? "-" : previous, sha1(counted), sql);
  }

  private static String sha1(String text) throws Exception {
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-1")
            .digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha1:" + java.util.HexFormat.of().formatHex(digest);
  }

  private static String text(String id) {
    return switch (id) {
      case "goose" -> "-- +goose Up\nSELECT 1;\n-- +goose Down\n";
      case "dbmate" -> "-- migrate:up\nSELECT 1;\n-- migrate:down\n";
      case "sql-migrate" -> "-- +migrate Up\nSELECT 1;\n-- +migrate Down\n";
      case "node-pg-migrate" -> "-- Up Migration\nSELECT 1;\n-- Down Migration\n";
      default -> "SELECT 1;\n";
    };
  }
}
