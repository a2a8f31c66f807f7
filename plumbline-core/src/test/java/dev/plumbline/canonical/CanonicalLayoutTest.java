package dev.plumbline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalLayoutTest {
  private static final String TABLES =
      """
      CREATE FUNCTION a_first() RETURNS integer LANGUAGE sql AS 'SELECT 1';
      CREATE TABLE accounts (id integer PRIMARY KEY, owner integer);
      CREATE TABLE users (id integer PRIMARY KEY, name text);
      ALTER TABLE accounts ADD CONSTRAINT account_owner FOREIGN KEY (owner) REFERENCES users;
      CREATE FUNCTION z_users() RETURNS SETOF users LANGUAGE sql AS 'SELECT * FROM users';
      CREATE VIEW v AS SELECT * FROM z_users();
      """;

  @Test
  void whatBelongsToATableFollowsItWhereDependenciesAllow() throws Exception {
    String canonical = CanonicalWriter.write(Databases.schemaOf(18, TABLES), CanonicalFacts.NONE);

    assertThat(canonical)
        .endsWith(
            """

            CREATE TABLE public.accounts (
                id integer NOT NULL
              , owner integer
            );

            ALTER TABLE ONLY public.accounts ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);

            CREATE TABLE public.users (
                id integer NOT NULL
              , name text
            );

            ALTER TABLE ONLY public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);

            CREATE OR REPLACE FUNCTION public.z_users()
             RETURNS SETOF public.users
             LANGUAGE sql
            AS $function$SELECT * FROM users$function$;

            ALTER TABLE ONLY public.accounts ADD CONSTRAINT account_owner FOREIGN KEY (owner) REFERENCES public.users(id);

            CREATE VIEW public.v AS
             SELECT id,
                name
               FROM public.z_users() z_users(id, name);
            """);
  }

  @Test
  void anAddedObjectMovesNoOther() throws Exception {
    String added =
        """
        CREATE TABLE bonuses (user_id integer REFERENCES users);
        CREATE INDEX by_name ON users (name);
        CREATE FUNCTION b_users(bonuses) RETURNS integer LANGUAGE sql AS 'SELECT 1';
        """;
    List<String> before = body(Databases.schemaOf(18, TABLES));
    List<String> after = body(Databases.schemaOf(18, TABLES + added));

    assertThat(after).containsSubsequence(before);
  }

  private static List<String> body(Schema schema) {
    String text = CanonicalWriter.write(schema, CanonicalFacts.NONE);
    return Arrays.asList(text.substring(text.indexOf("\n\n")).split("\n\n", -1));
  }

  @Test
  void tenThousandTablesAreWrittenAndComparedInSeconds() {
    Schema one = tables(0);
    Schema other = tables(1);
    SchemaDiff.compare(one, other, DiffOptions.DEFAULT);

    long start = System.nanoTime();
    assertThat(SchemaDiff.compare(one, other, DiffOptions.DEFAULT)).hasSize(1);
    long compared = System.nanoTime();
    CanonicalWriter.write(one, CanonicalFacts.NONE);
    long written = System.nanoTime();

    assertThat(Duration.ofNanos(compared - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(Duration.ofNanos(written - compared)).isLessThan(Duration.ofSeconds(5));
    System.getLogger("measured")
        .log(
            System.Logger.Level.INFO,
            "compare "
                + (compared - start) / 1_000_000
                + " ms, write "
                + (written - compared) / 1_000_000
                + " ms");
  }

  private static Schema tables(int changed) {
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String name = "table_" + i;
      List<Column> columns = new ArrayList<>();
      for (int c = 0; c < 10; c++) {
        Identity id = Identity.partOf(Kind.COLUMN, "public", name, "column_" + c);
        String type = i < changed && c == 3 ? "text" : "integer";
        columns.add(
            new Column(
                id, Meta.NONE, type, null, c == 0, null, null, null, null, null, null, null,
                List.of(), true));
      }
      tables.add(
          new Table(
              Identity.inSchema(Kind.TABLE, "public", name),
              Meta.NONE,
              "permanent",
              columns,
              null,
              null,
              List.of(),
              null,
              List.of(),
              null,
              null,
              false,
              false,
              "DEFAULT"));
    }
    return new Schema(18, tables);
  }
}
