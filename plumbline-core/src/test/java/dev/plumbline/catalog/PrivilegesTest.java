package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.DefaultPrivileges;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Namespace;
import dev.plumbline.schema.Routine;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrivilegesTest {
  private static final String ROLES =
      """
      DO $$ BEGIN CREATE ROLE "app Role"; CREATE ROLE boss; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
      """;

  @Test
  void whatIsGivenBeyondTheDefaultIsKeptWithItsGrantOption() throws Exception {
    Schema schema =
        Read.after(
            ROLES,
            """
            CREATE TABLE t (a int, b int GENERATED ALWAYS AS IDENTITY);
            ALTER TABLE t OWNER TO boss;
            GRANT SELECT ON t TO PUBLIC;
            GRANT INSERT ON t TO "app Role" WITH GRANT OPTION;
            GRANT UPDATE (a) ON t TO "app Role";
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "app Role";
            COMMENT ON SEQUENCE t_b_seq IS 'numbers'
            """);

    Table t = Read.table(schema, "t");
    assertThat(t.meta().owner()).isEqualTo("boss");
    assertThat(t.meta().grants())
        .containsExactly(
            new Grant("PUBLIC", "SELECT", false, false),
            new Grant("app Role", "INSERT", true, false));
    assertThat(Read.column(t, "a").meta().grants())
        .containsExactly(new Grant("app Role", "UPDATE", false, false));
    assertThat(Read.column(t, "b").meta().grants()).isEmpty();
    assertThat(Read.column(t, "b").identity())
        .satisfies(identity -> {
          assertThat(identity.grants())
              .containsExactly(new Grant("app Role", "USAGE", false, false));
          assertThat(identity.comment()).isEqualTo("numbers");
        });
  }

  @Test
  void whatTheDefaultGivesAndTheObjectDoesNotIsRevoked() throws Exception {
    Schema schema =
        Read.after(
            """
            CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION again() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE TYPE mood AS ENUM ();
            CREATE SEQUENCE s;
            CREATE TABLE nothing (a int);
            REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;
            REVOKE EXECUTE ON FUNCTION again() FROM PUBLIC;
            GRANT EXECUTE ON FUNCTION again() TO PUBLIC;
            REVOKE USAGE ON TYPE mood FROM PUBLIC;
            REVOKE UPDATE ON SEQUENCE s FROM CURRENT_USER;
            REVOKE ALL ON nothing FROM CURRENT_USER
            """);

    assertThat(Read.one(schema, Routine.class, "f").meta().grants())
        .containsExactly(new Grant(Grant.PUBLIC, "EXECUTE", false, true));
    assertThat(Read.one(schema, Routine.class, "again").meta().grants()).isEmpty();
    assertThat(Read.object(schema, Identity.inSchema(Kind.ENUM, "public", "mood")).meta().grants())
        .containsExactly(new Grant(Grant.PUBLIC, "USAGE", false, true));
    assertThat(Read.one(schema, Sequence.class, "s").meta().grants())
        .containsExactly(new Grant(Grant.OWNER, "UPDATE", false, true));
    assertThat(Read.table(schema, "nothing").meta().grants())
        .hasSize(8)
        .allMatch(grant -> grant.revoked() && grant.grantee().equals(Grant.OWNER));
  }

  @Test
  void theStandardSchemaShowsOnlyWhatWasChangedOnIt() throws Exception {
    SchemaObject changed =
        Read.object(
            Read.after(
                ROLES,
                "REVOKE USAGE ON SCHEMA public FROM PUBLIC",
                "GRANT CREATE ON SCHEMA public TO \"app Role\"",
                "ALTER SCHEMA public OWNER TO boss",
                "COMMENT ON SCHEMA public IS 'ours'"),
            Identity.global(Kind.SCHEMA, "public"));
    Namespace remade =
        Read.one(
            Read.after("DROP SCHEMA public", "CREATE SCHEMA public"), Namespace.class, "public");

    assertThat(changed.meta().owner()).isEqualTo("boss");
    assertThat(changed.meta().comment()).isEqualTo("ours");
    assertThat(changed.meta().grants())
        .containsExactly(
            new Grant("PUBLIC", "USAGE", false, true),
            new Grant("app Role", "CREATE", false, false));
    assertThat(remade.meta().owner()).isNull();
    assertThat(remade.meta().grants())
        .containsExactly(new Grant(Grant.PUBLIC, "USAGE", false, true));
    assertThat(Read.after("DROP SCHEMA public").objects()).isEmpty();
  }

  @Test
  void otherSchemasHaveOwnerCommentAndPrivileges() throws Exception {
    Schema schema =
        Read.after(
            ROLES,
            """
            CREATE SCHEMA "My App" AUTHORIZATION boss;
            GRANT USAGE ON SCHEMA "My App" TO "app Role";
            COMMENT ON SCHEMA "My App" IS 'x'
            """);

    Namespace app = Read.one(schema, Namespace.class, "My App");
    assertThat(app.meta().owner()).isEqualTo("boss");
    assertThat(app.meta().comment()).isEqualTo("x");
    assertThat(app.meta().grants()).containsExactly(new Grant("app Role", "USAGE", false, false));
  }

  @Test
  void defaultPrivilegesAreTheDifferenceFromTheBuiltInOnes() throws Exception {
    Schema schema =
        Read.after(
            ROLES,
            """
            CREATE SCHEMA app;
            ALTER DEFAULT PRIVILEGES FOR ROLE boss REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
            ALTER DEFAULT PRIVILEGES FOR ROLE boss IN SCHEMA app GRANT SELECT ON TABLES TO "app Role"
            """);

    List<DefaultPrivileges> all = Read.all(schema, DefaultPrivileges.class);
    assertThat(all)
        .extracting(d -> d.id().schema() + ": " + d.id().name())
        .containsExactly("null: boss on FUNCTIONS", "app: boss on TABLES");
    assertThat(all)
        .extracting(DefaultPrivileges::forRole, DefaultPrivileges::objects)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("boss", "FUNCTIONS"),
            org.assertj.core.groups.Tuple.tuple("boss", "TABLES"));
    assertThat(all.get(0).meta().grants())
        .containsExactly(new Grant(Grant.PUBLIC, "EXECUTE", false, true));
    assertThat(all.get(1).meta().grants())
        .containsExactly(new Grant("app Role", "SELECT", false, false));
  }
}
