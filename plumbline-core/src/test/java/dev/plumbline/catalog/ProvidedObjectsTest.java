package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Grant;
import dev.plumbline.schema.ProvidedObject;
import dev.plumbline.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What came with the server or an extension is shown only where it was changed. */
class ProvidedObjectsTest {
  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18})
  void untouchedExtensionsAndTheServersOwnShowNothing(int major) throws Exception {
    Schema schema =
        Read.on(
            major,
            "CREATE EXTENSION pg_trgm; CREATE EXTENSION pg_stat_statements;"
                + " CREATE EXTENSION postgres_fdw; CREATE EXTENSION pgrowlocks");

    assertThat(Read.all(schema, ProvidedObject.class)).isEmpty();
  }

  @Test
  void aPrivilegeTakenFromAnExtensionsFunctionIsShown() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE EXTENSION pg_trgm;
            REVOKE EXECUTE ON FUNCTION similarity(text, text) FROM PUBLIC;
            REVOKE EXECUTE ON FUNCTION word_similarity(text, text) FROM PUBLIC;
            GRANT EXECUTE ON FUNCTION word_similarity(text, text) TO PUBLIC
            """);

    assertThat(Read.all(schema, ProvidedObject.class))
        .singleElement()
        .satisfies(object -> {
          assertThat(object.id())
              .hasToString(
                  "extension's function public.similarity(pg_catalog.text,pg_catalog.text)");
          assertThat(object.id().parent()).isEqualTo("pg_trgm");
          assertThat(object.meta().grants())
              .containsExactly(new Grant(Grant.PUBLIC, "EXECUTE", false, true));
        });
  }

  @Test
  void privilegesOfTheServersOwnObjectsAreComparedWithWhatInitdbGave() throws Exception {
    Schema schema =
        Read.after(
            """
            REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
            GRANT SELECT (rolpassword) ON pg_catalog.pg_authid TO postgres;
            REVOKE USAGE ON TYPE pg_catalog.int4 FROM PUBLIC;
            REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
            REVOKE USAGE ON SCHEMA pg_catalog FROM PUBLIC
            """);

    assertThat(Read.all(schema, ProvidedObject.class))
        .extracting(object -> object.id() + " " + object.meta().grants().getFirst().grantee())
        .containsExactly(
            "extension's language plpgsql PUBLIC",
            "built-in function pg_catalog.pg_sleep(double precision) PUBLIC",
            "built-in schema pg_catalog PUBLIC",
            "built-in table pg_catalog.pg_authid, column rolpassword postgres",
            "built-in type pg_catalog.int4 PUBLIC");
  }

  @Test
  void whatAnExtensionTakesInIsItsOwnAsItIsThen() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE EXTENSION citext;
            CREATE TABLE t (a int);
            GRANT SELECT ON t TO PUBLIC;
            ALTER EXTENSION citext ADD TABLE t;
            GRANT INSERT ON t TO PUBLIC
            """);

    assertThat(Read.all(schema, ProvidedObject.class))
        .singleElement()
        .satisfies(object ->
            assertThat(object.meta().grants())
                .containsExactly(new Grant(Grant.PUBLIC, "INSERT", false, false)));
  }
}
