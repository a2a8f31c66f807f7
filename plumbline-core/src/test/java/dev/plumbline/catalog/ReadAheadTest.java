package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where there is much to read, more than one session reads it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadAheadTest {
  private ScratchDatabase database;
  private Schema alone;

  @BeforeAll
  void makeMuchToRead() throws Exception {
    database = TestServer.database();
    try (Connection connection = database.connectAsSuperuser()) {
      Read.execute(
          connection,
          """
          DO $$ BEGIN
            FOR i IN 1 .. 25 LOOP
              EXECUTE (SELECT format('CREATE TABLE wide_%s (%s)', i, string_agg(
                  format('"column %s" int DEFAULT %s', n, n), ', ')) FROM generate_series(1, 1600) n);
              EXECUTE format('ALTER TABLE wide_%s ADD CHECK ("column 1" > 0)', i);
              EXECUTE format('CREATE INDEX ON wide_%s (("column 2" + 1))', i);
              EXECUTE format('CREATE VIEW v_%s AS SELECT "column 3" FROM wide_%s', i, i);
            END LOOP;
          END $$
          """,
          "ALTER TABLE wide_1 ALTER \"column 4\" SET (n_distinct = 5, n_distinct_inherited = 6)",
          """
          CREATE FUNCTION odd() RETURNS int LANGUAGE sql
            SET search_path = "a, b", "c\\d", "e""f" SET work_mem = '1MB' RETURN 1
          """);
      alone = CatalogReader.read(connection, CatalogScope.ALL);
    }
  }

  @AfterAll
  void drop() throws Exception {
    database.close();
  }

  @Test
  void whatSeveralSessionsReadIsWhatOneReads() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    Schema together =
        read(() -> {
          opened.incrementAndGet();
          return database.connectAsSuperuser();
        });

    assertThat(together.objects()).isEqualTo(alone.objects());
    assertThat(opened).hasValue(3);
  }

  @Test
  void oneConnectionIsEnough() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    Schema read =
        read(() -> {
          if (opened.getAndIncrement() > 0) {
            throw new SQLTransientConnectionException("too many clients", "53300");
          }
          return database.connectAsSuperuser();
        });

    assertThat(read.objects()).isEqualTo(alone.objects());
  }

  @Test
  void whatStopsOneSessionStopsTheReading() throws Exception {
    try (Connection superuser = database.connectAsSuperuser()) {
      Read.execute(superuser, "REVOKE SELECT ON pg_catalog.pg_policy FROM PUBLIC");
      AtomicInteger opened = new AtomicInteger();

      assertThatExceptionOfType(CatalogException.class)
          .isThrownBy(() ->
              read(() ->
                  opened.getAndIncrement() == 0
                      ? database.connectAsSuperuser()
                      : database.connectAsOwner()))
          .withMessageContaining("permission denied for table pg_policy");
      Read.execute(superuser, "GRANT SELECT ON pg_catalog.pg_policy TO PUBLIC");
    }
  }

  @Test
  void noSessionStaysBehind() throws Exception {
    read(database::connectAsSuperuser);
    try (Connection superuser = database.connectAsSuperuser()) {
      Read.execute(
          superuser,
          """
          DO $$ BEGIN
            FOR i IN 1 .. 500 LOOP
              PERFORM pg_stat_clear_snapshot();
              EXIT WHEN (SELECT count(*) FROM pg_stat_activity
                         WHERE datname = current_database() AND pid <> pg_backend_pid()) = 0;
              ASSERT i < 500, 'sessions are left';
              PERFORM pg_sleep(0.01);
            END LOOP;
          END $$
          """);
    }
  }

  private static Schema read(ConnectionSource source) throws CatalogException {
    return CatalogReader.read(source, CatalogScope.ALL, unused -> {});
  }
}
