package dev.plumbline.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.ConfigException;
import dev.plumbline.rules.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas declared as SQL, or by a program that prints or writes it. */
class DeclaredSqlTest {
  private static final String SQL =
      """
      CREATE TABLE t (a int PRIMARY KEY, b varchar(10) CHECK (b IN ('x', 'y')));
      CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void aHistory() throws Exception {
    project = new TestProject(folder).migration(SQL);
  }

  @Test
  void filesOfADirectoryAreLoadedInWhateverOrderTheyNeedEachOther() throws Exception {
    project
        .migration(
            """
            CREATE SCHEMA app;
            CREATE SCHEMA shop;
            CREATE TABLE app.users (id int PRIMARY KEY);
            CREATE TABLE shop.orders (id int PRIMARY KEY, user_id int REFERENCES app.users);
            CREATE VIEW shop.mine AS SELECT id FROM shop.orders;
            """)
        .write(
            "schema/a_views.sql", "CREATE VIEW shop.mine AS select\n orders.id from shop.orders;")
        .write(
            "schema/shop/orders.sql",
            """
            CREATE SCHEMA shop;
            CREATE TABLE shop.orders (user_id int, id int PRIMARY KEY);
            ALTER TABLE shop.orders ADD FOREIGN KEY (user_id) REFERENCES app.users;
            """)
        .write(
            "schema/users.sql", "CREATE SCHEMA app; CREATE TABLE app.users (id int PRIMARY KEY);")
        .config("[declared]\nsql = [\"schema\"]\n");

    assertThat(declared()).isEmpty();
  }

  @Test
  void sqlSaysEverythingSoWhatItLacksIsMissing() throws Exception {
    project
        .write(
            "schema.sql", "-- the schema\n\nCREATE TABLE t (\n  a int PRIMARY KEY,\n  b text\n);")
        .config("[declared]\nsql = [\"schema.sql\"]\n");

    List<Finding> findings = declared();

    assertThat(TestProject.words(findings))
        .containsExactly(
            "declared/not-declared: the migrations have function public.f(), which schema.sql"
                + " lacks",
            "declared/not-declared: the migrations have constraint public.t.t_b_check, which"
                + " schema.sql lacks",
            "declared/differs: column public.t.b is not the same in the migrations and in"
                + " schema.sql");
    assertThat(String.valueOf(findings.getLast().location())).isEqualTo("schema.sql:5");
    assertThat(findings.getLast().evidence())
        .containsExactly(
            "column public.t.b: type is character varying(10) in the migrations, text in"
                + " schema.sql");
  }

  @Test
  void anIncompleteOneLeavesTheRestToTheMigrations() throws Exception {
    project
        .write("schema.sql", "CREATE TABLE t (a int PRIMARY KEY, b varchar(10));")
        .config("[declared]\nsql = [\"schema.sql\"]\ncomplete = false\n");

    assertThat(declared())
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.evidence())
                .containsExactly("constraint: public.t.t_b_check", "function: public.f()"));
  }

  @Test
  void anErrorInAFileIsToldAtItsPlace() throws Exception {
    project
        .write("schema/a.sql", "CREATE TABLE t (a int PRIMARY KEY);\nCREATE TABLE u (x nothing);\n")
        .config("[declared]\nsql = [\"schema\"]\n");

    assertThat(declared())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.message())
              .isEqualTo("schema does not load: type \"nothing\" does not exist");
          assertThat(String.valueOf(finding.location())).isEqualTo("schema/a.sql:2:19");
        });
  }

  @Test
  void aFileThatIsNoSqlIsToldSo() throws Exception {
    project
        .write("schema.sql", "SELECT 'never closed")
        .config("[declared]\nsql = [\"schema.sql\"]\n");

    assertThat(TestProject.words(declared()).getFirst())
        .startsWith("declared/does-not-load: schema.sql cannot be read as SQL: ");
  }

  @Test
  void aProgramPrints() throws Exception {
    project
        .write("print", "#!/bin/sh\necho 'INFO reading entities'\ncat ddl\necho 'INFO done'\n")
        .write("ddl", "create table t (a integer not null, b varchar(10), primary key (a));\n")
        .config("[declared]\ncommand = [\"./print\"]\n");
    executable("print");

    assertThat(TestProject.words(declared()))
        .containsExactly(
            "declared/owned-by-sql: owned by SQL: 2 things of the migrations that the schema of"
                + " `./print` says nothing of",
            "declared/log-lines: 2 lines among the DDL of the schema of `./print` are no SQL and"
                + " were left out");
  }

  @Test
  void statementsWithoutSemicolonsAreToldApart() throws Exception {
    project
        .migration("CREATE SEQUENCE t_seq INCREMENT 50; CREATE TABLE t (a int PRIMARY KEY);")
        .write(
            "ddl",
            "create sequence t_seq start with 1 increment by 50\n"
                + "create table t (a integer not null, primary key (a))\n")
        .config("[declared]\ncommand = [\"cat\", \"ddl\"]\n");

    assertThat(declared()).isEmpty();
  }

  @Test
  void aProgramWritesAFileAsHibernateDoes() throws Exception {
    project
        .write(
            "app/export",
            """
            #!/bin/sh
            mkdir -p target
            echo 'Hibernate: create table t'
            printf 'create table t (a integer not null, b varchar(10), c text, primary key (a));' > target/ddl.sql
            """)
        .config(
            """
            [declared]
            command = ["./export"]
            directory = "app"
            output = "app/target/ddl.sql"
            """);
    executable("app/export");

    assertThat(TestProject.words(declared()).getFirst())
        .isEqualTo(
            "declared/not-in-migrations: the schema of `./export` has column public.t.c, which no"
                + " migration creates");
    project.write("app/export", "#!/bin/sh\necho nothing to do\n");
    executable("app/export");
    assertThat(declared().getFirst().message())
        .isEqualTo("`export` did not write app/target/ddl.sql");
  }

  @Test
  void aProgramThatFailsOrPrintsNoDdlIsAnError() throws Exception {
    project.config(
        "[declared]\ncommand = [\"sh\", \"-c\", \"echo password=hunter22 >&2; exit 7\"]\n");
    Finding failed = declared().getFirst();
    assertThat(failed.message()).endsWith("ended with 7");
    assertThat(failed.evidence()).containsExactly("password=***");

    project.config("[declared]\ncommand = [\"echo\", \"Created all tables.\"]\n");
    assertThat(declared().getFirst().message())
        .isEqualTo("`echo Created all tables.` printed no DDL");

    project.config("[declared]\ncommand = [\"no-such-program\"]\n");
    assertThat(declared().getFirst().message()).startsWith("no-such-program could not be started");
  }

  @Test
  void whatThePreludeMadeIsNotMadeAgain() throws Exception {
    project
        .migration("CREATE TABLE t (a int REFERENCES auth.users);")
        .write(
            "schema.sql",
            """
            CREATE SCHEMA auth;
            CREATE TABLE auth.users (id int PRIMARY KEY, more text);
            CREATE TABLE t (a int REFERENCES auth.users);
            """)
        .config(
            """
            [replay]
            prelude = ["CREATE SCHEMA auth; CREATE TABLE auth.users (id int PRIMARY KEY); ALTER SCHEMA auth OWNER TO postgres; ALTER TABLE auth.users OWNER TO postgres"]
            [declared]
            sql = ["schema.sql"]
            """);

    assertThat(declared()).isEmpty();
  }

  @Test
  void rolesAreOfTheServerAndNotMadeTwice() throws Exception {
    project
        .migration(
            "CREATE ROLE declared_reader; CREATE TABLE t (a int); GRANT SELECT ON t TO"
                + " declared_reader;")
        .write(
            "schema.sql",
            "CREATE ROLE declared_reader; CREATE TABLE t (a int); GRANT SELECT ON t TO"
                + " declared_reader;")
        .config("[declared]\nsql = [\"schema.sql\"]\n");

    assertThat(declared()).isEmpty();
  }

  @Test
  void aRenamedTableKeepsTheNamesOfItsPartsAndThatIsNoMoreThanAName() throws Exception {
    project
        .migration(
            """
            CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n serial, x int NOT NULL);
            ALTER TABLE a RENAME TO b;
            """)
        .write(
            "ddl",
            "CREATE TABLE b (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n serial, x int NOT"
                + " NULL);")
        .config("[declared]\ncommand = [\"cat\", \"ddl\"]\n[postgres]\nmajor = 18\n");

    assertThat(declared()).allMatch(finding -> finding.rule().equals("declared/name"));
  }

  @Test
  void exceptionsAndRulesHoldHereToo() throws Exception {
    project
        .write("schema.sql", "CREATE TABLE t (a int PRIMARY KEY);")
        .config(
            """
            [declared]
            sql = ["schema.sql"]
            complete = false
            [rules]
            "declared/owned-by-sql" = "off"
            [[exception]]
            rule = "declared/*"
            object = "public.t.b"
            reason = "goes with the old importer"
            owner = "data"
            expires = 2027-01-01
            """);

    assertThat(declared()).isEmpty();
  }

  @Test
  void wrongConfigurationIsRefusedAtItsPlace() throws Exception {
    project.config("[declared]\nsql = [\"nowhere\"]\n");
    assertThatThrownBy(this::declared)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("plumbline.toml:2:1: there is no nowhere in ");
    project.config("[declared]\ncommand = [\"x\"]\ndrizzle = \"plumbline.toml\"\n");
    assertThatThrownBy(this::declared)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "plumbline.toml:2:1: [declared] takes one of drizzle, command: there is one declared"
                + " schema");
    project.config("[declared]\noutput = \"ddl.sql\"\n");
    assertThatThrownBy(this::declared)
        .isInstanceOf(ConfigException.class)
        .hasMessage("plumbline.toml:2:1: 'output' goes with 'command'");
  }

  private void executable(String file) throws Exception {
    assertThat(project.path(file).toFile().setExecutable(true)).isTrue();
  }

  private List<Finding> declared() throws Exception {
    return project.check().findings().stream()
        .filter(finding -> finding.rule().startsWith("declared/"))
        .toList();
  }
}
