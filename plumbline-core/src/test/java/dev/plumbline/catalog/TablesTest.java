package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Column.Generated;
import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.Constraint.Type;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Namespace;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SequenceOptions;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TablesTest {
  @Test
  void anEmptyDatabaseHoldsNothingButAnUntouchedPublic() throws Exception {
    Schema schema = Read.after();

    assertThat(schema.majorVersion()).isEqualTo(18);
    assertThat(schema.objects().values())
        .singleElement()
        .satisfies(object -> {
          assertThat(object).isInstanceOf(Namespace.class);
          assertThat(object.id()).isEqualTo(Identity.global(Kind.SCHEMA, "public"));
          assertThat(object.meta().owner()).isNull();
          assertThat(object.meta().comment()).isNull();
          assertThat(object.meta().grants()).isEmpty();
        });
  }

  @Test
  void columnsKeepEverythingTheServerStoresAboutThem() throws Exception {
    Table table =
        Read.table(
            Read.after(
                """
                CREATE TABLE t (
                  id bigint GENERATED ALWAYS AS IDENTITY (START 5 INCREMENT 2 MAXVALUE 99 CACHE 3 CYCLE),
                  dropped int,
                  price numeric(10,2) NOT NULL DEFAULT 1.50,
                  name text COLLATE "C" DEFAULT 'it''s'::text,
                  twice numeric GENERATED ALWAYS AS (price * 2) STORED,
                  big text STORAGE EXTERNAL COMPRESSION pglz,
                  tags varchar(20)[] DEFAULT '{}',
                  at timestamptz(3) DEFAULT now()
                );
                ALTER TABLE t DROP COLUMN dropped;
                ALTER TABLE t ALTER COLUMN price SET STATISTICS 250;
                ALTER TABLE t ALTER COLUMN price SET (n_distinct = -0.5, n_distinct_inherited = 3);
                COMMENT ON COLUMN t.name IS 'two
                lines'
                """),
            "t");

    assertThat(table.columns())
        .extracting(Column::name)
        .containsExactly("id", "price", "name", "twice", "big", "tags", "at");
    assertThat(Read.column(table, "price"))
        .satisfies(c -> {
          assertThat(c.id()).isEqualTo(Identity.partOf(Kind.COLUMN, "public", "t", "price"));
          assertThat(c.type()).isEqualTo("numeric(10,2)");
          assertThat(c.notNull()).isTrue();
          assertThat(c.notNullDetail()).isNull();
          assertThat(c.defaultExpression()).isEqualTo("1.50");
          assertThat(c.statisticsTarget()).isEqualTo(250);
          assertThat(c.options()).containsExactly("n_distinct=-0.5", "n_distinct_inherited=3");
          assertThat(c.local()).isTrue();
        });
    assertThat(Read.column(table, "name"))
        .satisfies(c -> {
          assertThat(c.collation()).isEqualTo("pg_catalog.\"C\"");
          assertThat(c.defaultExpression()).isEqualTo("'it''s'::text");
          assertThat(c.meta().comment()).isEqualTo("two\nlines");
          assertThat(c.notNull()).isFalse();
          assertThat(c.statisticsTarget()).isNull();
          assertThat(c.storage()).isNull();
          assertThat(c.compression()).isNull();
        });
    assertThat(Read.column(table, "twice").generated())
        .isEqualTo(new Generated("(price * (2)::numeric)", true));
    assertThat(Read.column(table, "twice").defaultExpression()).isNull();
    assertThat(Read.column(table, "big").storage()).isEqualTo("EXTERNAL");
    assertThat(Read.column(table, "big").compression()).isEqualTo("pglz");
    assertThat(Read.column(table, "tags").type()).isEqualTo("character varying(20)[]");
    assertThat(Read.column(table, "at").type()).isEqualTo("timestamp(3) with time zone");
    assertThat(Read.column(table, "id").identity())
        .satisfies(identity -> {
          assertThat(identity.always()).isTrue();
          assertThat(identity.sequence())
              .isEqualTo(Identity.inSchema(Kind.SEQUENCE, "public", "t_id_seq"));
          assertThat(identity.options())
              .isEqualTo(new SequenceOptions("bigint", 5, 2, 1, 99, 3, true));
          assertThat(identity.persistence()).isEqualTo("permanent");
        });
  }

  @Test
  void tablesKeepTheirOwnAttributes() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE TYPE row_type AS (a int, b text);
            CREATE TABLE typed OF row_type (PRIMARY KEY (a));
            CREATE UNLOGGED TABLE fast (a int NOT NULL UNIQUE, b text)
              WITH (fillfactor = 70, toast.autovacuum_enabled = false);
            ALTER TABLE fast REPLICA IDENTITY USING INDEX fast_a_key;
            ALTER TABLE fast ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
            CREATE TABLE full_identity (a int);
            ALTER TABLE full_identity REPLICA IDENTITY FULL;
            COMMENT ON TABLE fast IS 'quick'
            """);

    Table fast = Read.table(schema, "fast");
    assertThat(fast.persistence()).isEqualTo("unlogged");
    assertThat(fast.options()).containsExactly("fillfactor=70", "toast.autovacuum_enabled=false");
    assertThat(fast.replicaIdentity()).isEqualTo("USING INDEX fast_a_key");
    assertThat(fast.rowSecurity()).isTrue();
    assertThat(fast.forceRowSecurity()).isTrue();
    assertThat(fast.meta().comment()).isEqualTo("quick");
    assertThat(fast.accessMethod()).isNull();
    assertThat(fast.tablespace()).isNull();
    Table typed = Read.table(schema, "typed");
    assertThat(typed.ofType()).isEqualTo("public.row_type");
    assertThat(typed.rowSecurity()).isFalse();
    assertThat(typed.replicaIdentity()).isEqualTo("DEFAULT");
    assertThat(typed.meta().dependencies())
        .containsExactly(Identity.inSchema(Kind.COMPOSITE_TYPE, "public", "row_type"));
    assertThat(Read.table(schema, "full_identity").replicaIdentity()).isEqualTo("FULL");
  }

  @Test
  void constraintsOfEveryTypeAreRead() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE TABLE parent (
              id int,
              parent_id int REFERENCES parent ON DELETE CASCADE,
              slot int4range,
              code text,
              CONSTRAINT pk PRIMARY KEY (id) WITH (fillfactor = 80),
              CONSTRAINT uq UNIQUE (code, id) INCLUDE (slot) WITH (fillfactor = 60) DEFERRABLE INITIALLY DEFERRED,
              CONSTRAINT ck CHECK (code <> ''),
              CONSTRAINT always CHECK (true) NO INHERIT,
              CONSTRAINT ex EXCLUDE USING gist (slot WITH &&) WHERE (id > 0)
            );
            ALTER TABLE parent ADD CONSTRAINT later CHECK (id < 100) NOT VALID;
            COMMENT ON CONSTRAINT ck ON parent IS 'never empty'
            """);

    Identity parent = Identity.inSchema(Kind.TABLE, "public", "parent");
    assertThat(Read.all(schema, Constraint.class))
        .extracting(c -> c.id().name())
        .containsExactlyInAnyOrder(
            "pk", "uq", "ck", "always", "ex", "later", "parent_parent_id_fkey");
    assertThat(Read.one(schema, Constraint.class, "pk").definition())
        .isEqualTo("PRIMARY KEY (id) WITH (fillfactor='80')");
    assertThat(Read.one(schema, Constraint.class, "pk").id())
        .isEqualTo(Identity.partOf(Kind.CONSTRAINT, "public", "parent", "pk"));
    assertThat(Read.one(schema, Constraint.class, "pk").meta().dependencies())
        .containsExactly(parent);
    assertThat(Read.one(schema, Constraint.class, "uq").definition())
        .isEqualTo(
            "UNIQUE (code, id) INCLUDE (slot) WITH (fillfactor='60') DEFERRABLE INITIALLY"
                + " DEFERRED");
    assertThat(Read.one(schema, Constraint.class, "uq").columns()).containsExactly("code", "id");
    assertThat(Read.one(schema, Constraint.class, "ck").definition())
        .isEqualTo("CHECK ((code <> ''::text))");
    assertThat(Read.one(schema, Constraint.class, "ck").meta().comment()).isEqualTo("never empty");
    assertThat(Read.one(schema, Constraint.class, "always").columns()).isEmpty();
    assertThat(Read.one(schema, Constraint.class, "always").definition())
        .isEqualTo("CHECK (true) NO INHERIT");
    assertThat(Read.one(schema, Constraint.class, "ex").type()).isEqualTo(Type.EXCLUSION);
    assertThat(Read.one(schema, Constraint.class, "ex").definition())
        .isEqualTo("EXCLUDE USING gist (slot WITH &&) WHERE ((id > 0))");
    assertThat(Read.one(schema, Constraint.class, "later").validated()).isFalse();
    assertThat(Read.one(schema, Constraint.class, "later").definition())
        .isEqualTo("CHECK ((id < 100)) NOT VALID");
    assertThat(Read.one(schema, Constraint.class, "parent_parent_id_fkey"))
        .satisfies(c -> {
          assertThat(c.type()).isEqualTo(Type.FOREIGN_KEY);
          assertThat(c.references()).isEqualTo(parent);
          assertThat(c.definition())
              .isEqualTo("FOREIGN KEY (parent_id) REFERENCES public.parent(id) ON DELETE CASCADE");
          assertThat(c.meta().dependencies())
              .containsExactly(parent, Read.one(schema, Constraint.class, "pk").id());
        });
  }

  @Test
  void indexesOfConstraintsAppearOnlyWithSomethingOfTheirOwn() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE TABLE t (id int PRIMARY KEY, dropped int, a text UNIQUE, b text);
            ALTER TABLE t DROP COLUMN dropped;
            CREATE UNIQUE INDEX mixed ON t (lower(a), b DESC) INCLUDE (id)
              WITH (fillfactor = 50) WHERE b IS NOT NULL;
            ALTER INDEX mixed ALTER COLUMN 1 SET STATISTICS 77;
            COMMENT ON INDEX t_pkey IS 'the key';
            ALTER TABLE t CLUSTER ON t_a_key
            """);

    List<Index> indexes = Read.all(schema, Index.class);
    assertThat(indexes)
        .extracting(index -> index.id().name())
        .containsExactly("mixed", "t_a_key", "t_pkey");
    assertThat(indexes.get(0))
        .satisfies(index -> {
          assertThat(index.definition())
              .isEqualTo(
                  "CREATE UNIQUE INDEX mixed ON public.t USING btree (lower(a), b DESC)"
                      + " INCLUDE (id) WITH (fillfactor='50') WHERE (b IS NOT NULL)");
          assertThat(index.table()).isEqualTo(Identity.inSchema(Kind.TABLE, "public", "t"));
          assertThat(index.columns()).containsExactly("lower(a)", "b", "id");
          assertThat(index.unique()).isTrue();
          assertThat(index.valid()).isTrue();
          assertThat(index.clustered()).isFalse();
          assertThat(index.constraint()).isNull();
          assertThat(index.statistics()).isEqualTo(Map.of(1, 77));
        });
    assertThat(indexes.get(1).constraint()).isEqualTo("t_a_key");
    assertThat(indexes.get(1).clustered()).isTrue();
    assertThat(indexes.get(2).constraint()).isEqualTo("t_pkey");
    assertThat(indexes.get(2).meta().comment()).isEqualTo("the key");
    assertThat(indexes.get(2).clustered()).isFalse();
  }

  @Test
  void foreignKeysMayFormACircle() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE TABLE a (id int PRIMARY KEY, b int);
            CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
            ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b
            """);

    assertThat(Read.table(schema, "a").meta().dependencies()).isEmpty();
    assertThat(Read.table(schema, "b").meta().dependencies()).isEmpty();
    assertThat(Read.all(schema, Constraint.class))
        .filteredOn(c -> c.type() == Type.FOREIGN_KEY)
        .extracting(c -> String.valueOf(c.references()))
        .containsExactly("table public.b", "table public.a");
  }

  @Test
  void namesOfAnyKindSurvive() throws Exception {
    String longest = "é".repeat(31) + "x";
    String odd = "Quoted \"name\"\nand 😀 line";
    Schema schema =
        Read.after(
            "CREATE TABLE \"%s\" (\"%s\" int PRIMARY KEY, \"%s\" int NOT NULL DEFAULT 1)"
                .formatted(odd.replace("\"", "\"\""), longest, odd.replace("\"", "\"\"")));

    Table table = Read.table(schema, odd);
    assertThat(table.columns()).extracting(Column::name).containsExactly(longest, odd);
    assertThat(table.columns()).extracting(Column::notNullDetail).containsOnlyNulls();
    assertThat(Read.all(schema, Constraint.class))
        .singleElement()
        .satisfies(c -> assertThat(c.columns()).containsExactly(longest));
  }

  @Test
  void aTableMayHave1600Columns() throws Exception {
    String columns =
        IntStream.rangeClosed(1, 1600)
            .mapToObj(i -> "c" + i + " int")
            .collect(Collectors.joining(", "));
    Table wide = Read.table(Read.after("CREATE TABLE wide (" + columns + ")"), "wide");

    assertThat(wide.columns()).hasSize(1600);
    assertThat(wide.columns().get(1599).name()).isEqualTo("c1600");
  }
}
