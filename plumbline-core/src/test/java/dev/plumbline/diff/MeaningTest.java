package dev.plumbline.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.canonical.CanonicalFacts;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.canonical.Databases;
import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the catalogs store and the schema does not mean is no difference; what it means is. */
class MeaningTest {
  private static final SideNames NAMES = new SideNames("the migrations", "production");

  @Test
  void aColumnThatAParentGotLaterStandsWhereAReloadPutsIt() throws Exception {
    Schema grown =
        Databases.schemaOf(
            18,
            """
            CREATE TABLE base (a integer);
            CREATE TABLE child (own integer) INHERITS (base);
            CREATE TABLE grandchild (mine integer) INHERITS (child);
            ALTER TABLE base ADD COLUMN late text;
            """);
    String canonical = CanonicalWriter.write(grown, CanonicalFacts.NONE);
    Schema reloaded = Databases.schemaOf(18, canonical);

    assertThat(told(grown, reloaded)).isEmpty();
    assertThat(Fingerprint.of(grown)).isEqualTo(Fingerprint.of(reloaded));
    assertThat(CanonicalWriter.write(reloaded, CanonicalFacts.NONE)).isEqualTo(canonical);
  }

  @Test
  void theOrderOfAChildsOwnColumnsIsItsOwn() throws Exception {
    String base = "CREATE TABLE base (a integer);";
    Schema one =
        Databases.schemaOf(18, base + "CREATE TABLE c (x integer, y integer) INHERITS (base)");
    Schema other =
        Databases.schemaOf(18, base + "CREATE TABLE c (y integer, x integer) INHERITS (base)");

    assertThat(told(one, other))
        .isEqualTo(
            "table public.c: column order is a, x, y in the migrations; a, y, x in production");
    assertThat(Fingerprint.of(one)).isNotEqualTo(Fingerprint.of(other));
  }

  @Test
  void theOrderOfStorageParametersMeansNothing() throws Exception {
    Schema one =
        Databases.schemaOf(
            18, "CREATE TABLE t (a integer) WITH (fillfactor = 70, autovacuum_enabled = off)");
    Schema other =
        Databases.schemaOf(
            18, "CREATE TABLE t (a integer) WITH (autovacuum_enabled = off, fillfactor = 70)");

    assertThat(told(one, other)).isEmpty();
    assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.of(other));
  }

  @Test
  void whoWasGrantedSomethingFirstMeansNothing() throws Exception {
    String table = "CREATE TABLE t (a integer);";
    String reader = "GRANT SELECT ON t TO reader;";
    String writer = "GRANT SELECT ON t TO writer;";
    Schema one = Databases.schemaOf(18, table + reader + writer);
    Schema other = Databases.schemaOf(18, table + writer + reader);

    assertThat(told(one, other)).isEmpty();
    assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.of(other));
  }

  @Test
  void theOrderOfAPartitionsColumnsIsItsOwn() throws Exception {
    String parent = "CREATE TABLE p (a integer, b integer) PARTITION BY LIST (a);";
    String attach = "ALTER TABLE p ATTACH PARTITION q FOR VALUES IN (1)";
    Schema one = Databases.schemaOf(18, parent + "CREATE TABLE q (a integer, b integer);" + attach);
    Schema other =
        Databases.schemaOf(18, parent + "CREATE TABLE q (b integer, a integer);" + attach);

    assertThat(told(one, other)).contains("column order is a, b");
  }

  @Test
  void theOrderOfSetClausesMeansNothing() throws Exception {
    Schema one = Databases.schemaOf(18, function("SET work_mem TO '1MB' SET search_path TO ''"));
    Schema other = Databases.schemaOf(18, function("SET search_path TO '' SET work_mem TO '1MB'"));

    assertThat(told(one, other)).isEmpty();
    assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.of(other));
    assertThat(SqlDiff.unified(one, other, NAMES)).isEmpty();
  }

  @Test
  void aSetClauseOfAnotherValueIsADifference() throws Exception {
    Schema one = Databases.schemaOf(18, function("SET work_mem TO '1MB' SET search_path TO ''"));
    Schema other = Databases.schemaOf(18, function("SET search_path TO '' SET work_mem TO '2MB'"));

    assertThat(told(one, other))
        .isEqualTo(
            "function public.f(): settings: work_mem=1MB in the migrations,"
                + " work_mem=2MB in production");
  }

  private static String function(String settings) {
    return "CREATE FUNCTION f() RETURNS text LANGUAGE sql "
        + settings
        + " AS $$ SELECT '\n SET search_path TO \n SET b\nAS ' $$";
  }

  @Test
  void anInvalidIndexIsToldAsSuch() throws Exception {
    String table = "CREATE TABLE t (a integer); INSERT INTO t VALUES (1), (1);";
    Schema migrations = Databases.schemaOf(18, table);
    try (ScratchDatabase database = Databases.load(18, table);
        Connection connection = database.connectAsOwner()) {
      failingConcurrently(connection);
      Schema production = Databases.read(database);

      assertThat(told(migrations, production))
          .isEqualTo(
              "index public.once: state is absent in the migrations; INVALID (CREATE INDEX"
                  + " CONCURRENTLY failed; drop it, then make it again) in production");
      assertThat(told(production, migrations)).contains("state is INVALID");
      assertThat(CanonicalWriter.write(production, CanonicalFacts.NONE))
          .contains("\n-- index public.once is INVALID");
      assertThat(told(Databases.schemaOf(18, table + "CREATE INDEX once ON t (a)"), production))
          .contains("valid is yes in the migrations, no in production");
    }
  }

  private static void failingConcurrently(Connection connection) {
    try {
      Databases.run(connection, "CREATE UNIQUE INDEX CONCURRENTLY once ON t (a)");
    } catch (SQLException duplicates) {
      return;
    }
    throw new AssertionError("it was to fail");
  }

  private static String told(Schema expected, Schema actual) {
    List<Difference> found = SchemaDiff.compare(expected, actual, DiffOptions.DEFAULT);
    return found.stream()
        .map(difference -> DifferenceWords.describe(difference, NAMES))
        .collect(Collectors.joining("\n"));
  }
}
