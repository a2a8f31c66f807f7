package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Identity;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogScopeTest {
  private ScratchDatabase database;

  @BeforeEach
  void open() throws Exception {
    database = TestServer.database();
    try (Connection connection = database.connectAsOwner()) {
      connection
          .createStatement()
          .execute(
              """
              CREATE SCHEMA billing;
              CREATE SCHEMA audit_2024;
              CREATE TABLE billing.invoices (id int);
              CREATE TABLE audit_2024.log (id int);
              CREATE TABLE public.schema_migrations (id serial PRIMARY KEY, version text);
              CREATE INDEX by_version ON public.schema_migrations (version);
              """);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void onlyIncludedSchemasAreRead() throws Exception {
    assertThat(read(new CatalogScope(List.of("bill*"), List.of(), List.of())))
        .containsExactly("schema billing", "table billing.invoices");
  }

  @Test
  void excludedSchemasAndObjectsAreLeftOutWithAllThatIsPartOfThem() throws Exception {
    assertThat(
            read(new CatalogScope(List.of(), List.of("audit_*"), List.of("*.schema_migrations"))))
        .containsExactly("schema billing", "schema public", "table billing.invoices");
  }

  private List<String> read(CatalogScope scope) throws Exception {
    try (Connection connection = database.connectAsSuperuser()) {
      return CatalogReader.read(connection, scope).objects().keySet().stream()
          .map(Identity::toString)
          .toList();
    }
  }
}
