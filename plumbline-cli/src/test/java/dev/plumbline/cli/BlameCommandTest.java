package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlameCommandTest {
  @TempDir Path root;
  private GitProject project;

  @BeforeEach
  void aRepository() {
    project = GitProject.create(root);
  }

  @Test
  void everyPartOfATableSaysWhereItComesFrom() {
    project
        .migration("0001_users", "CREATE TABLE users (id bigint PRIMARY KEY, name text, old int);")
        .commit("Users");
    String first = project.git("rev-parse", "--short", "HEAD");
    project.git("checkout", "-q", "-b", "email");
    project
        .migration(
            "0002_email",
            "ALTER TABLE users ADD COLUMN email text; CREATE INDEX users_email ON users (email);")
        .commit("Addresses");
    String second = project.git("rev-parse", "--short", "HEAD");
    project.git("checkout", "-q", "main");
    project.git("merge", "-q", "--no-ff", "email", "-m", "Merge pull request #12 from ada/email");
    project
        .migration(
            "0003_name", "DO $$ BEGIN EXECUTE 'ALTER TABLE users ALTER name SET NOT NULL'; END $$;")
        .commit("Names are needed (#15)");
    String third = project.git("rev-parse", "--short", "HEAD");
    project.migration("0004_drop", "ALTER TABLE users DROP COLUMN old;");

    assertThat(project.plumb("blame", "users"))
        .isEqualTo(
            new Cli.Result(
                0,
                """
                table public.users
                  created  migrations/0001_users.sql  %1$s 2026-03-03 Ada
                  changed  migrations/0004_drop.sql  not committed
                column public.users.email
                  created  migrations/0002_email.sql  %2$s 2026-03-07 Ada #12
                column public.users.id
                  created  migrations/0001_users.sql  %1$s 2026-03-03 Ada
                column public.users.name
                  created  migrations/0001_users.sql  %1$s 2026-03-03 Ada
                  changed  migrations/0003_name.sql  %3$s 2026-03-12 Ada #15
                constraint public.users.users_pkey
                  created  migrations/0001_users.sql  %1$s 2026-03-03 Ada
                index public.users_email
                  created  migrations/0002_email.sql  %2$s 2026-03-07 Ada #12
                """
                    .formatted(first, second, third),
                ""));
    assertThat(project.plumb("blame", "public.users.email").out())
        .isEqualTo(
            """
            column public.users.email
              created  migrations/0002_email.sql  %s 2026-03-07 Ada #12
            """
                .formatted(second));
    assertThat(project.plumb("blame", "users", "--at", "0001").out())
        .contains("column public.users.old\n")
        .doesNotContain("changed", "email");
  }

  @Test
  void whatWasRenamedKeepsItsCreationAndWhatWasMadeAgainDoesNot() {
    project
        .migration("0001_a", "CREATE TABLE a (id int, n int); CREATE VIEW v AS SELECT id FROM a;")
        .migration("0002_rename", "ALTER TABLE a RENAME TO b; ALTER TABLE b RENAME n TO m;")
        .migration("0003_again", "DROP VIEW v; CREATE VIEW v AS SELECT id FROM b;")
        .migration("0004_column", "ALTER TABLE b DROP COLUMN m, ADD COLUMN m int;")
        .migration("0005_schema", "CREATE SCHEMA s; ALTER TABLE b SET SCHEMA s;")
        .migration("0006_type", "CREATE UNIQUE INDEX b_id ON s.b (id);")
        .migration("0007_rebuilt", "DROP VIEW v; ALTER TABLE s.b ALTER id TYPE bigint;");

    assertThat(facts("blame", "b"))
        .isEqualTo(
            """
            table s.b 0001_a 0007_rebuilt
            column s.b.id 0001_a 0007_rebuilt
            column s.b.m 0004_column
            index s.b_id 0006_type
            """);
    assertThat(facts("blame", "v", "--at", "6"))
        .isEqualTo("column public.v.id 0003_again\nview public.v 0003_again 0005_schema\n");
    assertThat(facts("blame", "a", "--at", "0001_a.sql")).contains("column public.a.n 0001_a\n");
  }

  @Test
  void everyKindIsFollowedThroughCascadesFunctionsAndReplacements() {
    project
        .migration(
            "0001_all",
            """
            CREATE SCHEMA app;
            CREATE TYPE app.mood AS ENUM ('sad');
            CREATE TYPE app.pair AS (a int, b int);
            CREATE DOMAIN app.mail AS text CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
            CREATE SEQUENCE app.numbers;
            CREATE TABLE app.t (id int, mood app.mood);
            CREATE FUNCTION app.f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION app.tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER watch BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.tr();
            CREATE POLICY mine ON app.t USING (true);
            CREATE STATISTICS app.st ON id, mood FROM app.t;
            CREATE MATERIALIZED VIEW app.mv AS SELECT id FROM app.t;
            CREATE RULE r AS ON DELETE TO app.t DO INSTEAD NOTHING;
            CREATE COLLATION app.c (provider = icu, locale = 'de');
            CREATE AGGREGATE app.total (int) (sfunc = int4pl, stype = int);
            CREATE TEXT SEARCH DICTIONARY app.d (TEMPLATE = simple);
            ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
            CREATE FUNCTION app.change() RETURNS void LANGUAGE plpgsql
              AS $$ BEGIN ALTER TYPE app.mood ADD VALUE 'ok'; COMMENT ON POLICY mine ON app.t IS 'x'; END $$;
            """)
        .migration("0002_data", "INSERT INTO app.t VALUES (1, 'sad');")
        .migration("0003_call", "SELECT app.change();")
        .migration(
            "0004_grant", "GRANT SELECT ON app.mv TO PUBLIC; ALTER SEQUENCE app.numbers CACHE 3;")
        .migration(
            "0005_replace",
            "CREATE OR REPLACE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 2';")
        .migration(
            "0006_gone",
            "CREATE TABLE app.gone (id int); CREATE VIEW app.w AS SELECT * FROM app.gone;")
        .migration(
            "0007_cascade",
            "DROP TABLE app.gone CASCADE; ALTER DOMAIN app.mail ADD CHECK (VALUE <> '');");

    assertThat(facts("blame"))
        .contains("schema app 0001_all\n")
        .contains("enum type app.mood 0001_all 0003_call\n")
        .contains("composite type app.pair 0001_all\n")
        .contains("domain app.mail 0001_all\n", "domain constraint app.mail.has_at 0001_all\n")
        .contains("domain constraint app.mail.mail_check 0007_cascade\n")
        .contains("sequence app.numbers 0001_all 0004_grant\n")
        .contains("table app.t 0001_all\n", "column app.t.mood 0001_all\n")
        .contains(
            "function app.f(integer, text) 0001_all\n", "function app.f() 0001_all 0005_replace\n")
        .contains("trigger app.t.watch 0001_all\n", "policy app.t.mine 0001_all 0003_call\n")
        .contains("statistics object app.st 0001_all\n", "rule app.t.r 0001_all\n")
        .contains("materialized view app.mv 0001_all 0004_grant\n")
        .contains("collation app.c 0001_all\n", "aggregate app.total(integer) 0001_all\n")
        .contains("text search dictionary app.d 0001_all\n", "default privileges ")
        .doesNotContain("0002_data", "0006_gone", "app.w");
    assertThat(facts("blame", "app.f")).hasLineCount(2);
    assertThat(facts("blame", "F(int)")).isEmpty();
    assertThat(facts("blame", "f( Integer, text )"))
        .isEqualTo("function app.f(integer, text) 0001_all\n");
    assertThat(facts("blame", "t.watch")).isEqualTo("trigger app.t.watch 0001_all\n");
    assertThat(facts("blame", "watch")).isEqualTo("trigger app.t.watch 0001_all\n");
    assertThat(facts("blame", "app.t").lines())
        .contains("policy app.t.mine 0001_all 0003_call", "statistics object app.st 0001_all");
  }

  @Test
  void oddNamesAreFoundAsSqlQuotesThem() {
    project.migration(
        "0001_odd",
        "CREATE TABLE \"Odd. \"\"name\" (\"E mail\" text); CREATE TABLE \u00fcber (id int);");

    assertThat(facts("blame", "\"Odd. \"\"name\".\"E mail\""))
        .isEqualTo("column public.\"Odd. \"\"name\".\"E mail\" 0001_odd\n");
    assertThat(facts("blame", "PUBLIC.\u00fcber"))
        .startsWith("table public.\"\u00fcber\" 0001_odd\n");
  }

  @Test
  void anObjectThatIsNotThereIsWrongUseAndTheNearestIsNamed() {
    project.migration("0001_users", "CREATE TABLE users (id int, email text);");

    assertThat(project.plumb("blame", "user"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                plumb: the migrations make no object user
                  did you mean public.users?
                """));
    assertThat(project.plumb("blame", "users.emial").err())
        .endsWith("did you mean public.users.email?\n");
    assertThat(project.plumb("blame", "zzzzzzzzzz").err())
        .endsWith("plumb blame lists all there are\n");
    assertThat(project.plumb("blame", "--at", "0009"))
        .isEqualTo(
            new Cli.Result(2, "", "plumb: there is no migration 0009\n  did you mean 0001?\n"));
  }

  @Test
  void whatThePreludeMadeAndWhatHasNoCommitIsSaidSo() throws Exception {
    Path plain = root.resolve("../" + root.getFileName() + "-plain");
    BadProject.in(plain)
        .write(
            "plumbline.toml",
            "[replay]\nprelude = [\"CREATE SCHEMA auth; CREATE TABLE auth.u ()\"]\n")
        .write("migrations/0003_u.sql", "CREATE TABLE mine (id int);\n");

    Cli.Result result = Cli.in(plain).with("PATH", System.getenv("PATH")).run("blame", "auth.u");

    assertThat(result.out()).isEqualTo("table auth.u\n  created  before the first migration\n");
    assertThat(result.err()).startsWith("plumb: no commits are shown: ").contains("in no git");
  }

  @Test
  void jsonHoldsEverything() {
    project.migration("0001_f", "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';");
    project.commit("F (#7)");
    String id = project.git("rev-parse", "--short", "HEAD");

    Cli.Result result = project.plumb("blame", "f", "--format", "json");

    assertThat(result.out().replaceAll("PostgreSQL [^\"]*", "PostgreSQL"))
        .isEqualTo(
            """
            {
              "version": 1,
              "project": ".",
              "migrations": 1,
              "server": "PostgreSQL",
              "objects": [
                {
                  "kind": "function",
                  "name": "public.f(integer)",
                  "schema": "public",
                  "parent": null,
                  "own_name": "f",
                  "arguments": "integer",
                  "created": {
                    "file": "migrations/0001_f.sql",
                    "commit": "%1$s",
                    "author": "Ada",
                    "date": "2026-03-03",
                    "subject": "F (#7)",
                    "pull_request": "#7"
                  },
                  "changed": {
                    "file": "migrations/0001_f.sql",
                    "commit": "%1$s",
                    "author": "Ada",
                    "date": "2026-03-03",
                    "subject": "F (#7)",
                    "pull_request": "#7"
                  }
                }
              ]
            }
            """
                .formatted(id));
  }

  @Test
  void aHistoryThatDoesNotReplayBlamesNothing() {
    project.migration("0001_bad", "CREATE TABLE oops (;");

    Cli.Result result = project.plumb("blame");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("error[replay/failed]");
  }

  /** An object a line: its name, what created it, and what changed it last if anything did. */
  private String facts(String... arguments) {
    return project
        .plumb(arguments)
        .out()
        .replaceAll("\n  (created|changed)  migrations/(\\S+)\\.sql.*", " $2");
  }
}
