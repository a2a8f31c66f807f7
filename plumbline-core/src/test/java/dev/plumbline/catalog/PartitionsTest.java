package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.Table.Partition;
import dev.plumbline.schema.Trigger;
import org.junit.jupiter.api.Test;

class PartitionsTest {
  private static final String PARTITIONED =
      """
      CREATE TABLE m (id int NOT NULL, at date NOT NULL, kind text CHECK (kind <> ''), PRIMARY KEY (id, at))
        PARTITION BY RANGE (at);
      CREATE TABLE m_2024 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
        PARTITION BY HASH (id);
      CREATE TABLE m_2024_a PARTITION OF m_2024 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
      CREATE TABLE m_rest PARTITION OF m DEFAULT;
      CREATE TABLE m_2025 (id int NOT NULL, at date NOT NULL, kind text,
        CONSTRAINT m_kind_check CHECK (kind <> ''), CONSTRAINT own_key PRIMARY KEY (id, at));
      ALTER TABLE m ATTACH PARTITION m_2025 FOR VALUES FROM ('2025-01-01') TO (MAXVALUE);
      CREATE TABLE m_gone PARTITION OF m FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
      ALTER TABLE m DETACH PARTITION m_gone;
      CREATE INDEX by_kind ON m (kind);
      """;

  @Test
  void partitionsKnowTheirParentAndBound() throws Exception {
    Schema schema = Read.after(PARTITIONED);

    Identity m = Identity.inSchema(Kind.TABLE, "public", "m");
    Table parent = Read.table(schema, "m");
    assertThat(parent.partitionKey()).isEqualTo("RANGE (at)");
    assertThat(parent.partitionOf()).isNull();
    assertThat(Read.table(schema, "m_2024"))
        .satisfies(table -> {
          assertThat(table.partitionKey()).isEqualTo("HASH (id)");
          assertThat(table.partitionOf())
              .isEqualTo(new Partition(m, "FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')"));
          assertThat(table.inherits()).isEmpty();
          assertThat(table.meta().dependencies()).containsExactly(m);
          assertThat(table.columns()).extracting(Column::local).containsOnly(false);
        });
    assertThat(Read.table(schema, "m_2024_a").partitionOf())
        .isEqualTo(
            new Partition(
                Identity.inSchema(Kind.TABLE, "public", "m_2024"),
                "FOR VALUES WITH (modulus 1, remainder 0)"));
    assertThat(Read.table(schema, "m_rest").partitionOf()).isEqualTo(new Partition(m, "DEFAULT"));
    assertThat(Read.table(schema, "m_gone").partitionOf()).isNull();
    assertThat(Read.table(schema, "m_gone").columns()).extracting(Column::local).containsOnly(true);
    assertThat(Read.table(schema, "m_2025").columns())
        .extracting(Column::local)
        .containsOnly(false);
    assertThat(Read.table(schema, "m_2025").columns())
        .extracting(Column::notNullDetail)
        .containsOnlyNulls();
  }

  @Test
  void keysOfPartitionsKeepTheirNamesAndAttachments() throws Exception {
    Schema schema = Read.after(PARTITIONED);

    assertThat(Read.all(schema, Constraint.class))
        .extracting(c -> c.id().parent() + "." + c.id().name() + " " + c.local())
        .containsExactly(
            "m.m_kind_check true",
            "m.m_pkey true",
            "m_2024.m_2024_pkey true",
            "m_2024.m_kind_check false",
            "m_2024_a.m_2024_a_pkey true",
            "m_2024_a.m_kind_check false",
            "m_2025.m_kind_check false",
            "m_2025.own_key true",
            "m_gone.m_gone_pkey true",
            "m_gone.m_kind_check true",
            "m_rest.m_kind_check false",
            "m_rest.m_rest_pkey true");
    Index own = Read.one(schema, Index.class, "own_key");
    assertThat(own.constraint()).isEqualTo("own_key");
    assertThat(own.partitionOf()).isEqualTo(Identity.inSchema(Kind.INDEX, "public", "m_pkey"));
    assertThat(schema.find(Identity.inSchema(Kind.INDEX, "public", "m_gone_pkey"))).isNull();
    assertThat(schema.find(Identity.inSchema(Kind.INDEX, "public", "m_pkey"))).isNull();
    Index plain = Read.one(schema, Index.class, "m_2025_kind_idx");
    assertThat(plain.constraint()).isNull();
    assertThat(plain.partitionOf()).isEqualTo(Identity.inSchema(Kind.INDEX, "public", "by_kind"));
    assertThat(plain.meta().dependencies())
        .containsExactly(
            Identity.inSchema(Kind.TABLE, "public", "m_2025"),
            Identity.inSchema(Kind.INDEX, "public", "by_kind"));
    assertThat(Read.one(schema, Index.class, "by_kind").definition())
        .isEqualTo("CREATE INDEX by_kind ON ONLY public.m USING btree (kind)");
  }

  @Test
  void foreignKeysOfAndToPartitionsAreTheParentsAlone() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE TABLE target (id int PRIMARY KEY) PARTITION BY HASH (id);
            CREATE TABLE target_0 PARTITION OF target FOR VALUES WITH (MODULUS 1, REMAINDER 0);
            CREATE TABLE source (id int REFERENCES target) PARTITION BY HASH (id);
            CREATE TABLE source_0 PARTITION OF source FOR VALUES WITH (MODULUS 1, REMAINDER 0)
            """);

    assertThat(Read.all(schema, Constraint.class))
        .filteredOn(c -> c.type() == Constraint.Type.FOREIGN_KEY)
        .singleElement()
        .satisfies(c -> {
          assertThat(c.id().parent()).isEqualTo("source");
          assertThat(c.references()).isEqualTo(Identity.inSchema(Kind.TABLE, "public", "target"));
        });
  }

  @Test
  void clonesOfTriggersAppearOnlyWhenTheyAreSwitchedOtherwise() throws Exception {
    Schema schema =
        Read.after(
            PARTITIONED,
            """
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER tr BEFORE INSERT ON m FOR EACH ROW EXECUTE FUNCTION f();
            ALTER TABLE m_rest DISABLE TRIGGER tr
            """);

    assertThat(Read.all(schema, Trigger.class))
        .extracting(t -> t.id().parent() + " " + t.enabled() + " " + t.local())
        .containsExactly("m ORIGIN true", "m_rest DISABLED false");
  }

  @Test
  void inheritedTablesTellTheirOwnFromTheirParents() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE TABLE one (a int NOT NULL CHECK (a > 0), b int CONSTRAINT b_there NOT NULL);
            CREATE TABLE two (a int, c text);
            CREATE TABLE child (c text, d int, CHECK (d > 0)) INHERITS (two, one)
            """);

    Table child = Read.table(schema, "child");
    assertThat(child.inherits())
        .containsExactly(
            Identity.inSchema(Kind.TABLE, "public", "two"),
            Identity.inSchema(Kind.TABLE, "public", "one"));
    assertThat(child.partitionOf()).isNull();
    assertThat(child.columns())
        .extracting(c -> c.name() + " " + c.local() + " " + c.notNull())
        .containsExactly("a false true", "c true false", "b false true", "d true false");
    assertThat(child.columns()).extracting(Column::notNullDetail).containsOnlyNulls();
    assertThat(Read.column(Read.table(schema, "one"), "b").notNullDetail())
        .isEqualTo(new Column.NotNull("b_there", true, false, true, null));
    assertThat(Read.all(schema, Constraint.class))
        .extracting(c -> c.id().parent() + "." + c.id().name() + " " + c.local())
        .containsExactly(
            "child.child_d_check true", "child.one_a_check false", "one.one_a_check true");
  }
}
