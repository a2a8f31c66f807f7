package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.canonical.CanonicalFacts;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.DifferenceWords;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.diff.SideNames;
import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.sql.Connection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetachingPartitionTest {
  @ParameterizedTest
  @ValueSource(ints = {14, 18})
  void aPartitionWhoseDetachingWasInterruptedIsToldFromAnAttachedAndADetachedOne(int major)
      throws Exception {
    try (ScratchDatabase database = TestServer.database(major);
        Connection connection = database.connectAsSuperuser();
        Connection user = database.connectAsSuperuser()) {
      Read.execute(
          connection,
          "CREATE TABLE m (a int) PARTITION BY LIST (a)",
          "CREATE TABLE m_1 PARTITION OF m FOR VALUES IN (1)");
      Schema attached = CatalogReader.read(connection, CatalogScope.ALL);
      user.setAutoCommit(false);
      Read.execute(user, "SELECT * FROM m");
      Read.execute(connection, "SET statement_timeout = '300ms'");
      assertThatThrownBy(
              () -> Read.execute(connection, "ALTER TABLE m DETACH PARTITION m_1 CONCURRENTLY"))
          .hasMessageContaining("statement timeout");
      user.rollback();

      Schema pending = CatalogReader.read(connection, CatalogScope.ALL);

      assertThat(SchemaDiff.compare(attached, pending, DiffOptions.DEFAULT))
          .extracting(one -> DifferenceWords.describe(one, new SideNames("a", "b")))
          .anySatisfy(words ->
              assertThat(words)
                  .contains("table public.m_1: partition detaching is no in a, yes in b"));
      assertThat(CanonicalWriter.write(pending, CanonicalFacts.NONE))
          .contains(
              "-- is being detached (DETACH PARTITION CONCURRENTLY was interrupted); end it with"
                  + " ALTER TABLE public.m DETACH PARTITION public.m_1 FINALIZE\n");
      Read.execute(connection, "ALTER TABLE m DETACH PARTITION m_1 FINALIZE");
      assertThat(Read.table(CatalogReader.read(connection, CatalogScope.ALL), "m_1").partitionOf())
          .isNull();
    }
  }
}
