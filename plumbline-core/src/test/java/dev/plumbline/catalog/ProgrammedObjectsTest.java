package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.MaterializedView;
import dev.plumbline.schema.Policy;
import dev.plumbline.schema.Routine;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Trigger;
import dev.plumbline.schema.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Views, routines, triggers, policies. */
class ProgrammedObjectsTest {
  @Test
  void viewsAreReadAsTheServerWritesThem() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.t (id int PRIMARY KEY, name text);
            CREATE VIEW v WITH (security_barrier, check_option = local) AS
              SELECT id, name AS label FROM app.t WHERE name = 'x';
            ALTER VIEW v ALTER COLUMN label SET DEFAULT 'y';
            COMMENT ON VIEW v IS 'a view';
            CREATE MATERIALIZED VIEW mv WITH (fillfactor = 50) AS
              SELECT count(*) AS n, max(id) FROM v;
            CREATE UNIQUE INDEX mv_n ON mv (n);
            ALTER MATERIALIZED VIEW mv ALTER COLUMN n SET STATISTICS 5
            """);

    View view = Read.one(schema, View.class, "v");
    Identity table = Identity.inSchema(Kind.TABLE, "app", "t");
    assertThat(view.definition())
        .isEqualTo(" SELECT id,\n    name AS label\n   FROM app.t\n  WHERE (name = 'x'::text)");
    assertThat(view.options()).containsExactly("security_barrier=true", "check_option=local");
    assertThat(view.columns())
        .extracting(c -> c.name() + " " + c.type() + " " + c.defaultExpression())
        .containsExactly("id integer null", "label text 'y'::text");
    assertThat(view.meta().comment()).isEqualTo("a view");
    assertThat(view.meta().owner()).isEqualTo(Grant.OWNER);
    assertThat(view.meta().dependencies()).containsExactly(table);
    MaterializedView materialized = Read.one(schema, MaterializedView.class, "mv");
    assertThat(materialized.options()).containsExactly("fillfactor=50");
    assertThat(materialized.columns()).extracting(Column::name).containsExactly("n", "max");
    assertThat(materialized.columns().get(0).statisticsTarget()).isEqualTo(5);
    assertThat(materialized.definition()).startsWith(" SELECT count(*) AS n,").doesNotEndWith(";");
    assertThat(materialized.accessMethod()).isNull();
    assertThat(materialized.meta().dependencies()).containsExactly(view.id());
  }

  @Test
  void aViewThatGroupsByAKeyNeedsTheKey() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE TABLE t (id int PRIMARY KEY, name text);
            CREATE VIEW v AS SELECT id, name, count(*) FROM t GROUP BY id
            """);

    assertThat(Read.one(schema, View.class, "v").meta().dependencies())
        .containsExactly(
            Identity.inSchema(Kind.TABLE, "public", "t"),
            Identity.partOf(Kind.CONSTRAINT, "public", "t", "t_pkey"));
  }

  @Test
  void routinesKeepEveryAttribute() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE TYPE mood AS ENUM ('ok');
            CREATE FUNCTION f(a int, VARIADIC b mood[] DEFAULT '{}', OUT c text)
              RETURNS SETOF text LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER LEAKPROOF
              PARALLEL SAFE COST 7.5 ROWS 42
              SET search_path = 'a', public SET DateStyle = 'SQL'
              AS $x$BEGIN c := 'é'; RETURN NEXT; END$x$;
            CREATE TABLE log (line text)
            """,
            """
            CREATE PROCEDURE p(INOUT x int) BEGIN ATOMIC INSERT INTO log VALUES ('one'); SELECT 1; END
            """,
            """
            CREATE FUNCTION p() RETURNS int IMMUTABLE RETURN 1;
            COMMENT ON PROCEDURE p(int) IS 'proc'
            """);

    List<Routine> routines = Read.all(schema, Routine.class);
    assertThat(routines)
        .extracting(r -> r.id().toString())
        .containsExactly(
            "function public.f(integer, public.mood[])",
            "function public.p()",
            "procedure public.p(integer)");
    Routine f = routines.get(0);
    assertThat(f.arguments())
        .isEqualTo("a integer, VARIADIC b public.mood[] DEFAULT '{}'::public.mood[], OUT c text");
    assertThat(f.result()).isEqualTo("SETOF text");
    assertThat(f.language()).isEqualTo("plpgsql");
    assertThat(f.body()).isEqualTo("BEGIN c := 'é'; RETURN NEXT; END");
    assertThat(f.volatility()).isEqualTo("STABLE");
    assertThat(f.strict()).isTrue();
    assertThat(f.securityDefiner()).isTrue();
    assertThat(f.leakproof()).isTrue();
    assertThat(f.window()).isFalse();
    assertThat(f.parallel()).isEqualTo("SAFE");
    assertThat(f.cost()).isEqualTo(7.5f);
    assertThat(f.rows()).isEqualTo(42f);
    assertThat(f.settings()).containsExactly("DateStyle=SQL", "search_path=a, public");
    assertThat(f.support()).isNull();
    assertThat(f.transforms()).isEmpty();
    assertThat(f.definition()).startsWith("CREATE OR REPLACE FUNCTION public.f(a integer");
    assertThat(f.meta().dependencies())
        .containsExactly(Identity.inSchema(Kind.ENUM, "public", "mood"));
    assertThat(routines.get(1).body()).isEqualTo("RETURN 1");
    assertThat(routines.get(2))
        .satisfies(p -> {
          assertThat(p.result()).isNull();
          assertThat(p.body()).startsWith("BEGIN ATOMIC").contains("INSERT INTO public.log");
          assertThat(p.meta().comment()).isEqualTo("proc");
          assertThat(p.meta().dependencies())
              .containsExactly(Identity.inSchema(Kind.TABLE, "public", "log"));
        });
  }

  @Test
  void triggersAndTheirStates() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TABLE t (a int, b int);
            CREATE TABLE t2 (id int PRIMARY KEY);
            ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES t2;
            CREATE TRIGGER plain BEFORE UPDATE OF b ON t FOR EACH ROW WHEN (OLD.b > 1) EXECUTE FUNCTION f('x');
            CREATE CONSTRAINT TRIGGER late AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
              FOR EACH ROW EXECUTE FUNCTION f();
            CREATE TRIGGER built_in BEFORE UPDATE ON t FOR EACH ROW
              EXECUTE FUNCTION suppress_redundant_updates_trigger();
            ALTER TABLE t ENABLE ALWAYS TRIGGER plain;
            ALTER TABLE t ENABLE REPLICA TRIGGER built_in;
            COMMENT ON TRIGGER late ON t IS 'at the end'
            """);

    assertThat(Read.all(schema, Trigger.class))
        .extracting(t -> t.id().name() + " " + t.enabled() + " " + t.function() + " " + t.local())
        .containsExactly(
            "built_in REPLICA function pg_catalog.suppress_redundant_updates_trigger() true",
            "late ORIGIN function public.f() true",
            "plain ALWAYS function public.f() true");
    Trigger plain = Read.one(schema, Trigger.class, "plain");
    assertThat(plain.definition())
        .isEqualTo(
            "CREATE TRIGGER plain BEFORE UPDATE OF b ON public.t FOR EACH ROW"
                + " WHEN ((old.b > 1)) EXECUTE FUNCTION public.f('x')");
    assertThat(plain.meta().dependencies())
        .containsExactly(
            Identity.routine(Kind.FUNCTION, "public", "f", ""),
            Identity.inSchema(Kind.TABLE, "public", "t"));
    Trigger late = Read.one(schema, Trigger.class, "late");
    assertThat(late.definition()).startsWith("CREATE CONSTRAINT TRIGGER late AFTER INSERT");
    assertThat(late.meta().comment()).isEqualTo("at the end");
  }

  @Test
  void policiesKeepRolesAndBothExpressions() throws Exception {
    Schema schema =
        Read.after(
            """
            DO $$ BEGIN CREATE ROLE reader_of_policies; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
            CREATE TABLE t (a int);
            CREATE FUNCTION allowed(int) RETURNS boolean LANGUAGE sql AS 'SELECT true';
            CREATE POLICY open ON t USING (true);
            CREATE POLICY strict ON t AS RESTRICTIVE FOR UPDATE TO reader_of_policies, CURRENT_USER
              USING (a > 0) WITH CHECK (allowed(a));
            COMMENT ON POLICY open ON t IS 'all'
            """);

    Policy open = Read.one(schema, Policy.class, "open");
    assertThat(open)
        .isEqualTo(
            new Policy(open.id(), open.meta(), true, "ALL", List.of("PUBLIC"), "true", null));
    assertThat(open.meta().comment()).isEqualTo("all");
    Policy strict = Read.one(schema, Policy.class, "strict");
    assertThat(strict.permissive()).isFalse();
    assertThat(strict.command()).isEqualTo("UPDATE");
    assertThat(strict.roles()).contains("reader_of_policies").hasSize(2).isSorted();
    assertThat(strict.using()).isEqualTo("(a > 0)");
    assertThat(strict.withCheck()).isEqualTo("public.allowed(a)");
    assertThat(strict.meta().dependencies())
        .containsExactly(
            Identity.routine(Kind.FUNCTION, "public", "allowed", "integer"),
            Identity.inSchema(Kind.TABLE, "public", "t"));
  }
}
