package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Convention;
import dev.plumbline.history.dbmate.Dbmate;
import dev.plumbline.history.drizzle.Drizzle;
import dev.plumbline.history.flyway.Flyway;
import dev.plumbline.history.goose.Goose;
import dev.plumbline.history.plain.PlainNumbered;
import dev.plumbline.history.prisma.Prisma;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a change of what is merged, where the runner has a say. */
class LinearMergedTest {
  private static final String DBMATE =
      "-- migrate:up\nCREATE TABLE t (id int);\n\n-- migrate:down\nDROP TABLE t;\n";

  @TempDir Path temp;

  private LinearFixture on(Convention convention) {
    return new LinearFixture(temp.resolve("project"), convention);
  }

  private LinearFixture dbmate(String content) {
    return on(new Dbmate())
        .write("20260101000000_start.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n")
        .write("20260102000000_t.sql", content)
        .commit("Start (#1)")
        .branch();
  }

  private static String said(Finding finding) {
    return finding.severity() + " " + finding.rule() + ": " + finding.message();
  }

  @Test
  void aCommentIsANoteWithARunnerThatKnowsTheVersionAlone() {
    Finding finding =
        dbmate(DBMATE)
            .write("20260102000000_t.sql", DBMATE.replace("int);", "int); -- a table"))
            .only();
    assertThat(said(finding))
        .isEqualTo(
            "NOTE linear/edited: 20260102000000_t.sql was changed after it was merged, in comments"
                + " or white space only");
    assertThat(finding.fix()).isEqualTo("Fine for PostgreSQL; dbmate does not mind it");
  }

  @Test
  void anOrderToTheRunnerInACommentIsContent() {
    Finding finding =
        dbmate(DBMATE)
            .write("20260102000000_t.sql", DBMATE.replace("up\n", "up transaction:false\n"))
            .only();
    assertThat(said(finding))
        .isEqualTo(
            "ERROR linear/edited: 20260102000000_t.sql was changed by this branch after it was"
                + " merged");
    assertThat(finding.evidence())
        .endsWith("dbmate does not run it again: a database that has it keeps the old effect");
  }

  @Test
  void anOrderToAnotherToolInACommentIsContent() {
    Finding finding =
        dbmate(DBMATE).write("20260102000000_t.sql", "-- atlas:txmode none\n" + DBMATE).only();
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void theWayBackRunsOnNoDatabaseThatGoesForward() {
    Finding finding =
        dbmate(DBMATE)
            .write("20260102000000_t.sql", DBMATE.replace("DROP TABLE t", "DROP TABLE t CASCADE"))
            .only();
    assertThat(said(finding))
        .isEqualTo(
            "NOTE linear/edited: 20260102000000_t.sql was changed after it was merged, in its way"
                + " back only");
  }

  @Test
  void rowsOfACopyAreNoComments() {
    String copy = "CREATE TABLE t (a text);\nCOPY t FROM STDIN;\n-- one\n\\.\n";
    Finding finding =
        on(new PlainNumbered())
            .write("0001_t.sql", copy)
            .commit("Start")
            .branch()
            .write("0001_t.sql", copy.replace("one", "two"))
            .only();
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void aNewNameIsANoteWhereTheRunnerKnowsTheVersionAlone() {
    Finding finding =
        dbmate(DBMATE).rename("20260102000000_t.sql", "20260102000000_table_t.sql").only();
    assertThat(said(finding))
        .isEqualTo(
            "NOTE linear/renamed: 20260102000000_table_t.sql was renamed by this branch after it"
                + " was merged; it was 20260102000000_t.sql; dbmate knows it by 20260102000000 as"
                + " before");
  }

  @Test
  void aNewVersionRunsTwice() {
    Finding finding = dbmate(DBMATE).rename("20260102000000_t.sql", "20260103000000_t.sql").only();
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.evidence())
        .containsExactly("dbmate runs it a second time on a database that has it");
  }

  @Test
  void aNewNameWithANewTextIsAnErrorWhoeverRunsIt() {
    Finding finding =
        dbmate(DBMATE)
            .delete("20260102000000_t.sql")
            .write("20260102000000_u.sql", DBMATE.replace("id int", "id bigint"))
            .only();
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.evidence())
        .containsExactly(
            "its text was changed as well, in what it does",
            "dbmate takes it for applied, so its change never runs");
  }

  @Test
  void aBreakpointOfDrizzleIsContentAndACommentIsNot() {
    String two = "SELECT 1;\n--> statement-breakpoint\nSELECT 2;\n";
    LinearFixture fixture = journal("0000_a 1000", "0001_b 2000").write("0001_b.sql", two);
    fixture.commit("Start").branch();
    fixture.write("0001_b.sql", two.replace("--> statement-breakpoint\n", ""));
    assertThat(fixture.only().severity()).isEqualTo(Severity.ERROR);
    fixture.write("0001_b.sql", "-- two\n" + two);
    assertThat(fixture.only().severity()).isEqualTo(Severity.NOTE);
  }

  @Test
  void aTagOfDrizzleIsANoteWhileItsTimeStays() {
    LinearFixture fixture = journal("0000_a 1000", "0001_b 2000").commit("Start").branch();
    journal(fixture.delete("0001_b.sql"), "0000_a 1000", "0001_c 2000");
    fixture.write("0001_c.sql", "SELECT '0001_b';");
    assertThat(said(fixture.only())).startsWith("NOTE linear/renamed: 0001_c.sql");
    journal(fixture, "0000_a 1000", "0001_c 3000");
    fixture.write("0001_c.sql", "SELECT '0001_b';");
    assertThat(said(fixture.only())).startsWith("ERROR linear/renamed: 0001_c.sql");
  }

  private LinearFixture journal(String... entries) {
    return journal(on(new Drizzle()), entries);
  }

  /** Entries as tag and time. */
  private static LinearFixture journal(LinearFixture fixture, String... entries) {
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < entries.length; i++) {
      String[] entry = entries[i].split(" ");
      fixture.write(entry[0] + ".sql", "SELECT '" + entry[0] + "';");
      json.append(i == 0 ? "" : ",")
          .append("{\"idx\":%d,\"when\":%s,\"tag\":\"%s\"}".formatted(i, entry[1], entry[0]));
    }
    return fixture.write(
        "meta/_journal.json", "{\"dialect\":\"postgresql\",\"entries\":[" + json + "]}");
  }

  @Test
  void aDeletedFileThatComesBackIsANote() {
    LinearFixture fixture =
        on(new PlainNumbered())
            .write("0001_a.sql", "SELECT 1;")
            .write("0002_b.sql", "SELECT 2;")
            .write("0003_c.sql", "SELECT 3;")
            .commit("Start");
    fixture.delete("0002_b.sql").commit("Cleaned up too much (#2)").branch();
    fixture.write("0002_b.sql", "SELECT 2;");
    assertThat(said(fixture.only()))
        .isEqualTo("NOTE linear/restored: 0002_b.sql is back as it once was on main");
    fixture.write("0002_b.sql", "SELECT 22;");
    assertThat(fixture.only().rule()).isEqualTo("linear/below-main");
  }

  @Test
  void aFileThatComesBackToANumberThatIsTakenStillCollides() {
    LinearFixture fixture =
        on(new PlainNumbered())
            .write("0001_a.sql", "SELECT 1;")
            .write("0002_b.sql", "SELECT 2;")
            .commit("Start");
    fixture.delete("0002_b.sql").write("0002_c.sql", "SELECT 3;").commit("Another (#2)").branch();
    fixture.write("0002_b.sql", "SELECT 2;");
    assertThat(fixture.findings())
        .extracting(Finding::rule)
        .containsExactly("linear/same-number", "linear/restored");
  }

  @Test
  void aNameThatComesBackIsANote() {
    LinearFixture fixture =
        on(new PlainNumbered()).write("0001_a.sql", "SELECT 1;").commit("Start");
    fixture.rename("0001_a.sql", "0001_b.sql").commit("Nicer (#2)").branch();
    fixture.rename("0001_b.sql", "0001_a.sql");
    assertThat(said(fixture.only()))
        .isEqualTo(
            "NOTE linear/restored: 0001_a.sql has again the name it once had on main; it was"
                + " 0001_b.sql");
  }

  @Test
  void manyInOneAreAWarningWhereTheRunnerTakesItForApplied() {
    LinearFixture fixture = on(new Dbmate());
    for (int i = 1; i < 7; i++) {
      fixture.write(squashed(i), "-- migrate:up\nCREATE TABLE t%d ();\n".formatted(i));
    }
    fixture.commit("Start").branch();
    for (int i = 1; i < 6; i++) {
      fixture.delete(squashed(i));
    }
    fixture.write("20260105000000_start.sql", "-- migrate:up\nSELECT 'all of it';\n");
    Finding finding = fixture.only();
    assertThat(said(finding))
        .isEqualTo(
            "WARNING linear/deleted: 5 merged migrations, 20260101000000_t.sql the first, were"
                + " replaced with 20260105000000_start.sql by this branch; dbmate goes on where all"
                + " of them are applied");
    fixture.rename("20260106000000_t.sql", "20260106000000_t.sql.txt");
    fixture.delete("20260105000000_start.sql");
    assertThat(said(fixture.only())).startsWith("ERROR linear/deleted: 6 merged migrations were");
  }

  private static String squashed(int day) {
    return "2026010%d000000_t.sql".formatted(day);
  }

  @Test
  void manyInOneThatRunsOnTopOfThemIsAnError() {
    LinearFixture fixture =
        journal("0000_a 1000", "0001_b 2000", "0002_c 3000", "0003_d 4000")
            .commit("Start")
            .branch();
    for (String tag : new String[] {"0000_a", "0001_b", "0002_c", "0003_d"}) {
      fixture.delete(tag + ".sql");
    }
    journal(fixture, "0000_all 5000");
    assertThat(said(fixture.only()))
        .startsWith("ERROR linear/deleted: 4 merged migrations, 0000_a");
    assertThat(fixture.only().evidence())
        .endsWith("drizzle-orm's migrator runs it where they are applied, on top of them");
    journal(fixture, "0000_all 1000");
    assertThat(fixture.only().severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void manyInOneByHandIsAnError() {
    LinearFixture fixture = on(new PlainNumbered());
    for (int i = 1; i < 6; i++) {
      fixture.write("000%d_t.sql".formatted(i), "CREATE TABLE t%d ();\n".formatted(i));
    }
    fixture.commit("Start").branch();
    for (int i = 1; i < 6; i++) {
      fixture.delete("000%d_t.sql".formatted(i));
    }
    fixture.write("0001_all.sql", "SELECT 'all of it';\n");
    assertThat(said(fixture.only()))
        .isEqualTo(
            "ERROR linear/deleted: 5 merged migrations, 0001_t.sql the first, were replaced with"
                + " 0001_all.sql by this branch");
  }

  private LinearFixture flyway() {
    return on(new Flyway())
        .write("V1__start.sql", "SELECT 1;\n")
        .write("V2__t.sql", "CREATE TABLE t (id int);\n")
        .commit("Start (#1)")
        .branch();
  }

  @Test
  void aCommentIsAnErrorWithARunnerThatRemembersChecksums() {
    Finding finding = flyway().write("V2__t.sql", "-- A table.\nCREATE TABLE t (id int);\n").only();
    assertThat(said(finding))
        .isEqualTo(
            "ERROR linear/edited: V2__t.sql was changed by this branch after it was merged, in"
                + " comments or white space only, which is enough for Flyway");
    assertThat(finding.evidence()).last().asString().startsWith("Flyway stops on a database");
    assertThat(finding.fix()).isEqualTo("git checkout main -- db/V2__t.sql");
  }

  @Test
  void aDeletionSaysThatTheRunnerStops() {
    assertThat(flyway().delete("V1__start.sql").only().evidence())
        .last()
        .asString()
        .startsWith("Flyway stops on a database that has it: ");
  }

  @Test
  void manyBehindABaselineAreForTheRunnerToJudge() {
    LinearFixture fixture = on(new Flyway());
    for (int i = 1; i < 6; i++) {
      fixture.write("V%d__t.sql".formatted(i), "CREATE TABLE t%d ();\n".formatted(i));
    }
    fixture.commit("Start").branch();
    fixture.write("B5__start.sql", "CREATE TABLE t1 ();\n");
    assertThat(fixture.findings()).isEmpty();
    for (int i = 1; i < 6; i++) {
      fixture.delete("V%d__t.sql".formatted(i));
    }
    assertThat(said(fixture.only()))
        .contains("linear/deleted: 5 merged migrations", "B5__start.sql");
  }

  @Test
  void aFileInAnotherLanguageIsAWarning() {
    LinearFixture fixture =
        on(new Goose())
            .write("00001_start.sql", "-- +goose Up\nSELECT 1;\n")
            .write("00002_fill.go", "package migrations\n\nfunc init() {}\n")
            .commit("Start")
            .branch()
            .write("00002_fill.go", "package migrations\n\nfunc init() { fill() }\n");
    assertThat(said(fixture.only()))
        .isEqualTo(
            "WARNING linear/edited: 00002_fill.go was changed after it was merged, and is not SQL,"
                + " so that nobody sees whether it still does the same");
  }

  @Test
  void twoOfOneTimeAreNoCollisionWhereTheRunnerKnowsThemByTheirNames() {
    LinearFixture fixture =
        on(new Prisma())
            .write("migration_lock.toml", "provider = \"postgresql\"\n")
            .write("20260101000000_start/migration.sql", "SELECT 1;\n")
            .commit("Start")
            .branch()
            .write("20260102120000_mine/migration.sql", "SELECT 2;\n")
            .commit("Mine");
    fixture.main().write("20260102120000_theirs/migration.sql", "SELECT 3;\n").commit("Theirs");
    assertThat(fixture.topic().findings()).isEmpty();
  }
}
