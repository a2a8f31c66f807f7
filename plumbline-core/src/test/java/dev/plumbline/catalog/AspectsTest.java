package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.DefaultPrivileges;
import dev.plumbline.schema.Extension;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Policy;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.scratch.Majors;
import org.junit.jupiter.api.Test;

class AspectsTest {
  private static final String SQL =
      """
      DO $$ BEGIN CREATE ROLE aspect_boss; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
      CREATE EXTENSION citext;
      CREATE TABLE t (a int PRIMARY KEY, b text);
      COMMENT ON TABLE t IS 'x';
      COMMENT ON COLUMN t.b IS 'x';
      COMMENT ON INDEX t_pkey IS 'x';
      GRANT SELECT ON t TO PUBLIC;
      GRANT UPDATE (b) ON t TO PUBLIC;
      ALTER DEFAULT PRIVILEGES FOR ROLE aspect_boss GRANT SELECT ON TABLES TO PUBLIC;
      ALTER TABLE t OWNER TO aspect_boss;
      """;

  @Test
  void everyAspectIsReadUnlessItIsLeftOut() throws Exception {
    Table t = Read.table(Read.after(SQL), "t");

    assertThat(t.meta().owner()).isEqualTo("aspect_boss");
    assertThat(t.meta().comment()).isEqualTo("x");
    assertThat(t.meta().grants()).isNotEmpty();
    assertThat(Read.table(without(Aspect.OWNERS), "t").meta().owner()).isNull();
    assertThat(Read.one(without(Aspect.EXTENSION_VERSIONS), Extension.class, "citext").version())
        .isNull();
  }

  @Test
  void commentsLeftOutLeaveNoTrace() throws Exception {
    Schema schema = without(Aspect.COMMENTS);

    Table t = Read.table(schema, "t");
    assertThat(t.meta().comment()).isNull();
    assertThat(Read.column(t, "b").meta().comment()).isNull();
    assertThat(Read.all(schema, Index.class)).isEmpty();
    assertThat(t.meta().grants()).isNotEmpty();
  }

  @Test
  void privilegesLeftOutLeaveNoTrace() throws Exception {
    Schema schema = without(Aspect.PRIVILEGES);

    Table t = Read.table(schema, "t");
    assertThat(t.meta().grants()).isEmpty();
    assertThat(Read.column(t, "b").meta().grants()).isEmpty();
    assertThat(Read.all(schema, DefaultPrivileges.class)).isEmpty();
    assertThat(t.meta().comment()).isEqualTo("x");
  }

  @Test
  void whoOwnsTheDatabaseIsNotNamed() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE TABLE t (a int);
            DO $$
            DECLARE
              boss text := (SELECT pg_get_userbyid(datdba) FROM pg_database
                            WHERE datname = current_database());
            BEGIN
              EXECUTE format('ALTER TABLE t OWNER TO %I', boss);
              EXECUTE format('CREATE POLICY p ON t TO %I USING (true)', boss);
              EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I GRANT SELECT ON TABLES TO PUBLIC',
                boss);
            END $$;
            """);

    assertThat(Read.table(schema, "t").meta().owner()).isEqualTo(Grant.OWNER);
    assertThat(Read.one(schema, Policy.class, "p").roles()).containsExactly(Grant.OWNER);
    assertThat(Read.all(schema, DefaultPrivileges.class))
        .extracting(DefaultPrivileges::forRole)
        .containsExactly(Grant.OWNER);
  }

  private static Schema without(Aspect aspect) throws Exception {
    return Read.within(CatalogScope.ALL.without(aspect), Majors.BUNDLED, SQL);
  }
}
