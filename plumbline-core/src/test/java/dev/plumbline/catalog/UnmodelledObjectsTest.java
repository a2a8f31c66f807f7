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
                DO $$ BEGIN CREATE ROLE mapped; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
                CREATE EXTENSION citext;
                CREATE TABLE t (a int, b int);
                CREATE FUNCTION eq(t, t) RETURNS boolean LANGUAGE sql AS 'SELECT $1.a = $2.a';
                CREATE FUNCTION to_int(t) RETURNS int LANGUAGE sql AS 'SELECT $1.a';
                CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
                CREATE TYPE shell;
                CREATE OPERATOR === (LEFTARG = t, RIGHTARG = t, FUNCTION = eq);
                CREATE OPERATOR FAMILY fam USING hash;
                CREATE OPERATOR CLASS cls FOR TYPE int USING hash FAMILY fam AS OPERATOR 1 =;
                CREATE CAST (t AS int) WITH FUNCTION to_int(t);
                CREATE CONVERSION conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
                CREATE COLLATION coll FROM "C";
                CREATE TEXT SEARCH CONFIGURATION conf (COPY = simple);
                CREATE TEXT SEARCH DICTIONARY dict (TEMPLATE = simple);
                CREATE ACCESS METHOD am TYPE TABLE HANDLER heap_tableam_handler;
                CREATE FOREIGN DATA WRAPPER fdw;
                CREATE SERVER srv FOREIGN DATA WRAPPER fdw;
                CREATE USER MAPPING FOR mapped SERVER srv;
                CREATE FOREIGN TABLE ft (a int) SERVER srv;
                CREATE PUBLICATION pub;
                CREATE EVENT TRIGGER et ON ddl_command_end EXECUTE FUNCTION on_ddl();
                ALTER FUNCTION to_int(t) DEPENDS ON EXTENSION citext;
                SELECT lo_create(4242)
                """))
        .satisfies(e ->
            assertThat(e.objects())
                .extracting(UnmodelledObject::toString)
                .containsExactly(
                    "access method am",
                    "cast (public.t AS integer)",
                    "collation public.coll",
                    "conversion public.conv",
                    "dependency on an extension public.to_int(public.t)",
                    "event trigger et",
                    "foreign data wrapper fdw",
                    "foreign server srv",
                    "foreign table public.ft",
                    "large object 4242",
                    "operator public.===(public.t,public.t)",
                    "operator class public.cls USING hash",
                    "operator family public.fam USING hash",
                    "publication pub",
                    "shell type public.shell",
                    "text search configuration public.conf",
                    "text search dictionary public.dict",
                    "user mapping mapped on server srv"))
        .withMessageStartingWith("cannot compare 18 objects of a kind not supported yet:")
        .withMessageContaining("\n  cast (public.t AS integer)\n");
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
            CREATE AGGREGATE total (int) (SFUNC = int4pl, STYPE = int);
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
