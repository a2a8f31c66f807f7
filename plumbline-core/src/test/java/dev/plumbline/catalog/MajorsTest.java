package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Column.Generated;
import dev.plumbline.schema.Column.NotNull;
import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.Trigger;
import dev.plumbline.scratch.Majors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs, and what must not, from major to major. */
class MajorsTest {
  private static final String[] MIXED = {
    """
    DO $$ BEGIN CREATE ROLE reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
    CREATE SCHEMA app;
    CREATE EXTENSION citext;
    CREATE TYPE app.mood AS ENUM ('sad', 'ok');
    CREATE TYPE app.pair AS (a int, b app.mood);
    CREATE DOMAIN app.positive AS int NOT NULL CHECK (VALUE > 0);
    CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TABLE app.parent (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m app.mood[] NOT NULL,
      p app.positive, name citext COLLATE "C", pair app.pair, UNIQUE (name) DEFERRABLE,
      double numeric GENERATED ALWAYS AS (id * 2) STORED);
    CREATE TABLE app.child (extra serial, CHECK (extra > 0)) INHERITS (app.parent);
    CREATE TABLE app.m (id int, at date, ref bigint REFERENCES app.parent, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
    CREATE TABLE app.m_1 PARTITION OF app.m FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
    CREATE TABLE app.m_2 PARTITION OF app.m DEFAULT;
    CREATE INDEX by_ref ON app.m (ref) WHERE id > 0;
    CREATE TRIGGER touched BEFORE UPDATE ON app.m FOR EACH ROW EXECUTE FUNCTION app.touch();
    ALTER TABLE app.m_2 DISABLE TRIGGER touched;
    ALTER TABLE app.parent ENABLE ROW LEVEL SECURITY;
    CREATE POLICY mine ON app.parent TO reader USING (id > 0);
    CREATE SEQUENCE app.s START 5;
    CREATE MATERIALIZED VIEW app.mv AS SELECT 1 AS one;
    CREATE VIEW app.v AS SELECT 1 AS one;
    GRANT SELECT ON ALL TABLES IN SCHEMA app TO reader;
    GRANT USAGE ON SCHEMA app TO reader;
    REVOKE EXECUTE ON FUNCTION app.touch() FROM PUBLIC;
    ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO reader;
    COMMENT ON COLUMN app.parent.m IS 'moods'
    """,
    "CREATE PROCEDURE app.atomic() BEGIN ATOMIC DELETE FROM app.parent WHERE id = 1; END"
  };

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17})
  void everyMajorReadsTheSameFromTheSameStatements(int major) throws Exception {
    Schema older = Read.on(major, MIXED);
    Schema newest = Read.on(Majors.NEWEST, MIXED);

    assertThat(older.majorVersion()).isEqualTo(major);
    assertThat(older.objects().keySet()).isEqualTo(newest.objects().keySet());
    for (SchemaObject object : older.objects().values()) {
      SchemaObject same = Read.object(newest, object.id());
      // The body of a routine is deparsed, and the deparser learned to leave out prefixes.
      if (object.id().kind() != Kind.PROCEDURE && object.id().kind() != Kind.EXTENSION) {
        assertThat(object).isEqualTo(same);
      }
      assertThat(object.meta()).isEqualTo(same.meta());
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18})
  void onEveryMajorAnEmptyDatabaseHoldsAnUntouchedPublic(int major) throws Exception {
    assertThat(Read.on(major).objects().values())
        .singleElement()
        .satisfies(object -> {
          assertThat(object.meta().owner()).isNull();
          assertThat(object.meta().grants()).isEmpty();
          assertThat(object.meta().comment()).isNull();
        });
  }

  @Test
  void whatEighteenStoresAboutNotNullIsKept() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE TABLE t (a int CONSTRAINT named NOT NULL, b int NOT NULL NO INHERIT, c int, d int NOT NULL);
            ALTER TABLE t ADD CONSTRAINT later NOT NULL c NOT VALID;
            CREATE TABLE before_rename (x int NOT NULL);
            ALTER TABLE before_rename RENAME TO after_rename
            """);

    Table t = Read.table(schema, "t");
    assertThat(t.columns())
        .extracting(Column::notNullDetail)
        .containsExactly(
            new NotNull("named", true, false, true, null),
            new NotNull(null, true, true, true, null),
            new NotNull("later", false, false, true, null),
            null);
    assertThat(Read.column(Read.table(schema, "after_rename"), "x").notNullDetail())
        .isEqualTo(new NotNull("before_rename_x_not_null", true, false, true, null));
    assertThat(Read.all(schema, Constraint.class)).isEmpty();
  }

  @Test
  void whatElseIsNewInEighteenIsRead() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE TABLE t (a int, twice int GENERATED ALWAYS AS (a * 2) VIRTUAL,
              CONSTRAINT loose CHECK (a > 0) NOT ENFORCED);
            CREATE TABLE p (id int GENERATED ALWAYS AS IDENTITY, k int) PARTITION BY LIST (k);
            CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1)
            """);

    assertThat(Read.column(Read.table(schema, "t"), "twice").generated())
        .isEqualTo(new Generated("(a * 2)", false));
    Constraint loose = Read.one(schema, Constraint.class, "loose");
    assertThat(loose.definition()).isEqualTo("CHECK ((a > 0)) NOT ENFORCED");
    assertThat(Read.column(Read.table(schema, "p"), "id").identity()).isNotNull();
    assertThat(Read.column(Read.table(schema, "p_1"), "id").identity()).isNull();
  }

  @Test
  void theMixedSchemaHoldsEveryKindMostHistoriesUse() throws Exception {
    Schema schema = Read.after(MIXED);

    assertThat(schema.objects().keySet())
        .extracting(Identity::kind)
        .contains(
            Kind.SCHEMA,
            Kind.EXTENSION,
            Kind.ENUM,
            Kind.COMPOSITE_TYPE,
            Kind.DOMAIN,
            Kind.DOMAIN_CONSTRAINT,
            Kind.FUNCTION,
            Kind.PROCEDURE,
            Kind.SEQUENCE,
            Kind.TABLE,
            Kind.CONSTRAINT,
            Kind.INDEX,
            Kind.VIEW,
            Kind.MATERIALIZED_VIEW,
            Kind.TRIGGER,
            Kind.POLICY,
            Kind.DEFAULT_PRIVILEGES);
    assertThat(Read.all(schema, Trigger.class))
        .extracting(t -> t.id().parent() + " " + t.enabled() + " " + t.local())
        .containsExactly("m ORIGIN true", "m_2 DISABLED false");
  }
}
