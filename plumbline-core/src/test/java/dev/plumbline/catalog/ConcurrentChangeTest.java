package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.schema.Index;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.View;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Another session changes the schema between two queries of a reading. The server's pg_get_...
 * functions answer as of now, not as of the snapshot.
 */
class ConcurrentChangeTest {
  private ScratchDatabase database;
  private Connection reader;
  private Connection other;

  @BeforeEach
  void connect() throws Exception {
    database = TestServer.database();
    reader = database.connectAsOwner();
    other = database.connectAsSuperuser();
    // A view's definition keeps a lock on its tables until the reading ends.
    Read.execute(other, "SET lock_timeout = '5s'");
  }

  @AfterEach
  void close() throws Exception {
    other.close();
    reader.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18})
  void aViewDroppedBeforeItsDefinitionIsAskedForIsNotThere(int major) throws Exception {
    close();
    database = TestServer.database(major);
    reader = database.connectAsOwner();
    other = database.connectAsSuperuser();
    Read.execute(other, "CREATE VIEW v AS SELECT 1 AS a; CREATE VIEW w AS SELECT 2 AS b");

    Schema schema = readWhile("pg_get_viewdef", "DROP VIEW v");

    assertThat(Read.all(schema, View.class)).extracting(v -> v.id().name()).containsExactly("w");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pg_get_indexdef     | DROP INDEX t_b",
        "pg_get_constraintdef| ALTER TABLE t DROP CONSTRAINT t_c",
        "pg_get_triggerdef   | DROP TRIGGER tr ON t",
        "pg_get_functiondef  | DROP FUNCTION f(int)",
        "pg_get_ruledef      | DROP RULE r ON t",
        "pg_get_expr         | ALTER TABLE t ALTER b DROP DEFAULT",
        "pg_get_viewdef      | CREATE OR REPLACE VIEW v AS SELECT a + 1 AS a FROM s",
        "pg_get_indexdef     | ALTER TABLE t RENAME TO u",
        "pg_get_functiondef  | ALTER TYPE e RENAME TO e2",
        "pg_get_viewdef      | DROP TABLE t CASCADE",
      })
  void whatIsReadIsTheSchemaOfOneMoment(String between, String change) throws Exception {
    Read.execute(
        other,
        """
        CREATE TYPE e AS ENUM ('x');
        CREATE TABLE t (a int PRIMARY KEY, b int DEFAULT 1 + 1, CONSTRAINT t_c CHECK (b > 0));
        CREATE INDEX t_b ON t (b);
        CREATE FUNCTION f(int) RETURNS e LANGUAGE sql AS 'SELECT NULL::e';
        CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();
        CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
        CREATE TABLE s (a int);
        CREATE VIEW v AS SELECT a FROM s
        """);
    Schema before = CatalogReader.read(other, CatalogScope.ALL);

    Schema read = readWhile(between.strip(), change);

    Schema after = CatalogReader.read(other, CatalogScope.ALL);
    assertThat(after).isNotEqualTo(before);
    assertThat(read.objects()).isEqualTo(after.objects());
  }

  @Test
  void aSchemaThatNeverComesToRestIsSaidToBeChanging() throws Exception {
    Read.execute(other, "CREATE TABLE t (a int); CREATE INDEX t_a ON t (a)");
    List<String> names = new ArrayList<>(List.of("t_a", "t_1", "t_2", "t_3"));

    assertThatExceptionOfType(CatalogException.class)
        .isThrownBy(() ->
            CatalogReader.read(
                interrupted(
                    "pg_get_indexdef",
                    () ->
                        Read.execute(
                            other,
                            "ALTER INDEX "
                                + names.removeFirst()
                                + " RENAME TO "
                                + names.getFirst())),
                CatalogScope.ALL))
        .withMessage(
            """
            the schema was changed while it was read, 3 times in a row.
            Read it again when whatever changes it (a migration?) has ended.\
            """);
  }

  @Test
  void trafficAndUncommittedChangesDisturbNobody() throws Exception {
    Read.execute(other, "CREATE TABLE t (a int); CREATE INDEX t_a ON t (a)");
    int[] readings = {0};
    other.setAutoCommit(false);
    Read.execute(other, "INSERT INTO t VALUES (1); ALTER INDEX t_a RENAME TO t_b");

    Schema schema =
        CatalogReader.read(interrupted("pg_get_indexdef", () -> readings[0]++), CatalogScope.ALL);

    other.rollback();
    other.setAutoCommit(true);
    assertThat(readings[0]).isEqualTo(1);
    assertThat(Read.all(schema, Index.class)).extracting(i -> i.id().name()).containsExactly("t_a");
  }

  @ParameterizedTest
  @CsvSource({"pg_policy,pg_policy", "pg_proc,pg_proc", "pg_inherits,pg_inherits"})
  void aCatalogThatMayNotBeReadIsNamed(String catalog, String named) throws Exception {
    Read.execute(other, "REVOKE SELECT ON pg_catalog." + catalog + " FROM PUBLIC");

    assertThatExceptionOfType(CatalogException.class)
        .isThrownBy(() -> CatalogReader.read(reader, CatalogScope.ALL))
        .withMessageContaining("permission denied for table " + named)
        .withMessageContaining("GRANT SELECT ON what is named TO the role");
    Read.execute(other, "GRANT SELECT ON pg_catalog." + catalog + " TO PUBLIC");
  }

  @Test
  void aColumnThatMayNotBeReadIsRefusedByItsCatalogsName() throws Exception {
    Read.execute(
        other,
        "REVOKE SELECT ON pg_catalog.pg_trigger FROM PUBLIC",
        "GRANT SELECT (oid, tgname) ON pg_catalog.pg_trigger TO PUBLIC");

    assertThatExceptionOfType(CatalogException.class)
        .isThrownBy(() -> CatalogReader.read(reader, CatalogScope.ALL))
        .withMessageContaining("permission denied for table pg_trigger");
    Read.execute(
        other,
        "REVOKE SELECT (oid, tgname) ON pg_catalog.pg_trigger FROM PUBLIC",
        "GRANT SELECT ON pg_catalog.pg_trigger TO PUBLIC");
  }

  private Schema readWhile(String before, String change) throws Exception {
    boolean[] done = {false};
    return CatalogReader.read(
        interrupted(
            before,
            () -> {
              if (!done[0]) {
                done[0] = true;
                Read.execute(other, change);
              }
            }),
        CatalogScope.ALL);
  }

  private interface Change {
    void make() throws SQLException;
  }

  /** The reader's own connection; a query that holds the text is sent after the change. */
  private Connection interrupted(String text, Change change) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")
                  && arguments[0] instanceof String sql
                  && sql.contains(text)) {
                change.make();
              }
              try {
                return method.invoke(reader, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
