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
                SET allow_system_table_mods = on;
                CREATE TYPE pair AS (a int, b int);
                INSERT INTO pg_seclabel (classoid, objoid, objsubid, provider, label)
                VALUES ('pg_class'::regclass, 'pair'::regclass, 2, 'selinux', 'secret');
                CREATE FUNCTION pg_catalog.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'
                """))
        .satisfies(e ->
            assertThat(e.objects())
                .extracting(UnmodelledObject::toString)
                .containsExactly(
                    "object among the server's own pg_catalog.mine()",
                    "security label of an attribute public.pair.b"))
        .withMessageStartingWith("cannot compare 2 objects of a kind not supported yet:")
        .withMessageContaining("\n  security label of an attribute public.pair.b");
  }

  @Test
  void largeObjectsAreDataAndNoSchema() throws Exception {
    Schema schema = Read.after("SELECT lo_create(4242); COMMENT ON LARGE OBJECT 4242 IS 'x'");

    assertThat(schema.objects().keySet())
        .extracting(Object::toString)
        .containsExactly("schema public");
  }

  @Test
  void whatTheScopeLeavesOutIsNotMissed() throws Exception {
    CatalogScope scope =
        new CatalogScope(List.of(), List.of("vendor_*"), List.of("public.total*", "fdw"));
    Schema schema =
        Read.within(
            scope,
            Majors.BUNDLED,
            """
            CREATE SCHEMA vendor_x;
            CREATE COLLATION vendor_x.coll FROM "C";
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
