package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Subscription;
import dev.plumbline.scratch.Majors;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionsTest {
  private static final String SUBSCRIBE =
      """
      CREATE SUBSCRIPTION s CONNECTION 'host=nowhere user=u password=hunter2' PUBLICATION b, "A"
        WITH (connect = false, binary = true, streaming = on, slot_name = 'other')
      """;

  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18})
  void aSubscriptionIsReadWithoutItsConnectionAlikeOnAllMajors(int major) throws Exception {
    Schema schema = Read.on(major, SUBSCRIBE);

    Subscription subscription = Read.one(schema, Subscription.class, "s");
    assertThat(subscription.publications()).containsExactly("A", "b");
    assertThat(subscription.slot()).isEqualTo("other");
    assertThat(subscription.options()).containsExactly("binary=true", "streaming=on");
    assertThat(schema.objects().toString()).doesNotContain("hunter2", "nowhere");
  }

  @Test
  void whatTheNewestMajorKnowsIsRead() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p
              WITH (connect = false, slot_name = NONE, streaming = parallel, two_phase = true,
                    disable_on_error = true, password_required = false, run_as_owner = true,
                    origin = none, failover = true, synchronous_commit = 'remote_apply')
            """);

    Subscription subscription = Read.one(schema, Subscription.class, "s");
    assertThat(subscription.slot()).isNull();
    assertThat(subscription.options())
        .containsExactly(
            "disable_on_error=true",
            "failover=true",
            "origin=none",
            "password_required=false",
            "run_as_owner=true",
            "streaming=parallel",
            "synchronous_commit=remote_apply",
            "two_phase=true");
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 18})
  void whoMayNotReadTheConnectionReadsTheRest(int major) throws Exception {
    try (ScratchDatabase database = TestServer.database(major);
        Connection superuser = database.connectAsSuperuser();
        Connection reader = database.connectAsOwner()) {
      Read.execute(superuser, SUBSCRIBE);

      Schema schema = CatalogReader.read(reader, CatalogScope.ALL);

      assertThat(Read.all(schema, Subscription.class)).hasSize(1);
    }
  }

  @Test
  void subscriptionsOfOtherDatabasesAreNotSeenAndADatabaseWithOneCanBeDropped() throws Exception {
    String name;
    try (ScratchDatabase other = TestServer.database();
        ScratchDatabase dropped = TestServer.database();
        Connection connection = dropped.connectAsSuperuser()) {
      name = dropped.name();
      Read.execute(connection, SUBSCRIBE);
      try (Connection elsewhere = other.connectAsSuperuser()) {
        assertThat(Read.all(CatalogReader.read(elsewhere, CatalogScope.ALL), Subscription.class))
            .isEqualTo(List.of());
      }
    }
    try (ScratchDatabase database = TestServer.database(Majors.BUNDLED);
        Connection connection = database.connectAsSuperuser();
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT datname FROM pg_database WHERE datname = '" + name + "'")) {
      assertThat(rows.next()).isFalse();
    }
  }
}
