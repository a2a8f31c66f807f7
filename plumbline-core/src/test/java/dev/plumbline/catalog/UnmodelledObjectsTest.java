package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.Majors;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnmodelledObjectsTest {
  @Test
  void everyKindWithoutARecordIsNamed() {
    assertThatExceptionOfType(UnmodelledObjectsException.class)
        .isThrownBy(() ->
            Read.after(
                """
                CREATE EXTENSION citext;
                CREATE TABLE t (a int, b int);
                CREATE FUNCTION to_int(t) RETURNS int LANGUAGE sql AS 'SELECT $1.a';
                ALTER FUNCTION to_int(t) DEPENDS ON EXTENSION citext;
                SELECT lo_create(4242)
                """))
        .satisfies(e ->
            assertThat(e.objects())
                .extracting(UnmodelledObject::toString)
                .containsExactly(
                    "dependency on an extension public.to_int(public.t)", "large object 4242"))
        .withMessageStartingWith("cannot compare 2 objects of a kind not supported yet:")
        .withMessageContaining("\n  large object 4242");
  }

  @Test
  void whatTheScopeLeavesOutIsNotMissed() throws Exception {
    CatalogScope scope =
        new CatalogScope(List.of(), List.of("vendor_*"), List.of("public.total*", "fdw", "4242"));
    Schema schema =
        Read.within(
            scope,
            Majors.BUNDLED,
            """
            CREATE SCHEMA vendor_x;
            CREATE COLLATION vendor_x.coll FROM "C";
            SELECT lo_create(total) FROM (VALUES (4242)) large (total);
            CREATE FOREIGN DATA WRAPPER fdw;
            CREATE TABLE vendor_x.t (a int PRIMARY KEY);
            CREATE TABLE total_of_all (a int PRIMARY KEY, b int);
            CREATE INDEX by_b ON total_of_all (b);
            CREATE TABLE kept (a int REFERENCES total_of_all, b int REFERENCES vendor_x.t);
            CREATE TEMP TABLE passing (a int)
            """);

    assertThat(schema.objects().keySet())
        .extracting(Object::toString)
        .containsExactly(
            "schema public",
            "table public.kept",
            "constraint public.kept.kept_a_fkey",
            "constraint public.kept.kept_b_fkey");
  }
}
