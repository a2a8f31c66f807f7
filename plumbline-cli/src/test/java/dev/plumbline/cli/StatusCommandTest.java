package dev.plumbline.cli;

import static dev.plumbline.cli.LocalProject.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables as runners leave them, on a real server, seen by roles that may more or less. */
class StatusCommandTest {
  @TempDir static Path shared;
  private static LocalProject server;
  private static String first;
  private static int count;

  @TempDir Path root;
  private LocalProject project;
  private String url;

  @BeforeAll
  static void start() {
    server = LocalProject.in(shared).migration("0001_a", "SELECT 1");
    first = server.url();
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @BeforeEach
  void makeADatabase() {
    String name = "app" + ++count;
    ask(first, "CREATE DATABASE " + name);
    url = first.replaceFirst("/postgres$", "/" + name);
    project = LocalProject.in(root);
    dbmate("20250101000000_users", "20250102000000_orders", "20250103000000_items");
  }

  private void dbmate(String... names) {
    for (String name : names) {
      project.write("db/migrations/" + name + ".sql", "-- migrate:up\nSELECT 1;\n");
    }
  }

  private Cli.Result status(String... options) {
    return statusOf(url, options);
  }

  private Cli.Result statusOf(String database, String... options) {
    return project.plumb(
        LocalProject.with(
            "status", LocalProject.with("--url", LocalProject.with(database, options))));
  }

  private String database() {
    return "postgres@" + url.substring(url.indexOf('@') + 1);
  }

  @Test
  void aDatabaseWhereTheRunnerNeverRan() {
    Cli.Result status = status();

    assertThat(status.err()).isEmpty();
    assertThat(status.out())
        .isEqualTo(
            """
            %s
              there is no table of dbmate: it never ran here
            applied  0
            pending  3
              20250101000000_users.sql
              20250102000000_orders.sql
              20250103000000_items.sql
            in order: 3 to be applied, next 20250101000000_users.sql
            """
                .formatted(database()));
    assertThat(status.code()).isZero();
    assertThat(status("--fail-on", "pending").code()).isEqualTo(1);
    assertThat(status("--quiet").out()).isEmpty();
  }

  @Test
  void whatIsAppliedPendingAndUnknownIsTold() {
    ask(
        url,
        "CREATE TABLE schema_migrations (version varchar PRIMARY KEY);"
            + "INSERT INTO schema_migrations VALUES"
            + " ('20250101000000'), ('20250103000000'), ('20240606000000')");

    Cli.Result status = status();

    assertThat(status.out())
        .isEqualTo(
            """
            %s
              public.schema_migrations of dbmate
            applied  2, last 20250103000000_items.sql
            pending  1
              20250102000000_orders.sql
            unknown  1, applied, and no file is here
              20240606000000
            look at it: this database and these files do not agree
            """
                .formatted(database()));
    assertThat(status.code()).isEqualTo(1);
    assertThat(status("--format", "json").out())
        .contains(
            "\"result\": \"failed\"",
            "\"table\": \"public.schema_migrations\"",
            "\"state\": \"pending\"",
            "\"unknown\": [\n    \"20240606000000\"\n  ]");
    ask(url, "DELETE FROM schema_migrations WHERE version = '20240606000000'");
    assertThat(status().code()).isZero();
  }

  @Test
  void nothingIsWrittenAndTheRoleNeedsNoMoreThanToReadTheTable() throws Exception {
    ask(
        url,
        "CREATE TABLE schema_migrations (version varchar PRIMARY KEY);"
            + "INSERT INTO schema_migrations VALUES ('20250101000000');"
            + "CREATE ROLE reader%d LOGIN PASSWORD 's3cr3t'".formatted(count));
    String reader = url.replaceFirst("postgres:[^@]*@", "reader" + count + ":s3cr3t@");

    Cli.Result denied = statusOf(reader);
    assertThat(denied.code()).isEqualTo(3);
    assertThat(denied.err())
        .startsWith("plumb: the role may not read public.schema_migrations in reader")
        .contains("GRANT SELECT ON \"public\".\"schema_migrations\" TO")
        .doesNotContain("s3cr3t");

    ask(url, "GRANT SELECT ON schema_migrations TO reader" + count);
    assertThat(statusOf(reader).out()).contains("applied  1, last 20250101000000_users.sql");
    ask(url, "ALTER TABLE schema_migrations ENABLE ROW LEVEL SECURITY");
    assertThat(statusOf(reader).err())
        .contains("row-level security", "policies hide rows from this role")
        .doesNotContain("s3cr3t");
    ask(url, "ALTER TABLE schema_migrations DISABLE ROW LEVEL SECURITY");

    try (Connection migrating = LocalProject.connect(url);
        Statement statement = migrating.createStatement()) {
      migrating.setAutoCommit(false);
      statement.execute("LOCK schema_migrations");
      Cli.Result locked = statusOf(reader);
      assertThat(locked.code()).isEqualTo(3);
      assertThat(locked.err()).contains("holds the runner's table locked", "try again");
    }
  }

  @Test
  void aViewInThePlaceOfTheTableIsNotRead() {
    ask(url, "CREATE VIEW schema_migrations AS SELECT '1'::text AS version FROM pg_sleep(600)");

    Cli.Result status = status();

    assertThat(status.code()).isEqualTo(2);
    assertThat(status.err()).contains("public.schema_migrations", "is a view", "runs code");
  }

  @ParameterizedTest
  @CsvSource({
    "postgres:wrong@, 'password authentication failed', 'check user and password'",
    "nobody:s3cr3t@, 'password authentication failed', 'check user and password'",
    "nobody@, 'password', 'PGPASSWORD'",
  })
  void aPasswordThatIsRefusedIsToldWithoutIt(String user, String why, String fix) {
    Cli.Result status = statusOf(url.replaceFirst("postgres:[^@]*@", user));
    assertThat(status.code()).isEqualTo(3);
    assertThat(status.err()).contains(why, fix).doesNotContain("s3cr3t", ":wrong");
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://me:s3cr3t@nowhere.invalid/app, 3, 'no host of that name is known'",
    "postgres://me:s3cr3t@127.0.0.1:1/app, 3, 'nothing listens there'",
    "mysql://me:s3cr3t@host/app, 2, 'it must begin with postgres://'",
    "postgres://me:s3cr3t^@host/app, 2, 'percent-encoded'",
    "'', 2, 'it must begin with postgres://'"
  })
  void aUrlThatLeadsNowhereIsTold(String wrong, int code, String why) {
    Cli.Result status = statusOf(wrong);
    assertThat(status.code()).as(status.err()).isEqualTo(code);
    assertThat(status.err()).contains(why).doesNotContain("s3cr3t");
    assertThat(status.out()).isEmpty();
  }

  @Test
  void tlsThatIsAskedForOrMissingIsTold() throws Exception {
    assertThat(statusOf(url + "?sslmode=require").err())
        .contains("the URL asks for TLS, and the server has none");
    assertThat(statusOf(url.replaceFirst("/app\\d+$", "/nowhere")).err())
        .contains("database \"nowhere\" does not exist", "check the URL's database");

    Path hba = hba();
    String before = Files.readString(hba);
    Files.writeString(hba, before.replace("host ", "hostssl "));
    try {
      server.reload();
      Cli.Result status = status();
      assertThat(status.code()).isEqualTo(3);
      assertThat(status.err())
          .contains("the server takes only TLS connections", "add ?sslmode=require");
    } finally {
      Files.writeString(hba, before);
      server.reload();
    }
    assertThat(status().code()).isZero();
  }

  @Test
  void ofSeveralTablesTheUsualOneCountsOrTheOneThatIsNamed() {
    ask(
        url,
        "CREATE SCHEMA a; CREATE SCHEMA b;"
            + "CREATE TABLE a.schema_migrations (version text);"
            + "CREATE TABLE b.schema_migrations (version text);"
            + "INSERT INTO b.schema_migrations VALUES ('20250101000000')");

    assertThat(status())
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                "plumb: %s has several tables of a runner: a.schema_migrations (dbmate), b.schema_migrations (dbmate)\n  name the one that counts as [migrations] table in plumbline.toml\n"
                    .formatted(database())));
    project.write("plumbline.toml", "[migrations]\ntable = \"b.schema_migrations\"\n");
    assertThat(status().out()).contains("b.schema_migrations of dbmate\napplied  1, last");
    ask(url, "CREATE TABLE deployed (version text)");
    project.write("plumbline.toml", "[migrations]\ntable = \"deployed\"\n");
    assertThat(status().out()).contains("public.deployed of dbmate\napplied  0\n");
    project.write("plumbline.toml", "[migrations]\ntable = \"other\"\n");
    assertThat(status().err()).contains("there is no table other in");
    ask(url, "CREATE TABLE other (id int)");
    assertThat(status().err()).contains("other in", "is not made as a table of dbmate");
    project.write("plumbline.toml", "[migrations]\ndirectory = \"db/migrations\"\n");
    ask(url, "CREATE TABLE schema_migrations (version text)");
    assertThat(status().out())
        .contains(
            "public.schema_migrations of dbmate",
            "not looked at: a.schema_migrations (dbmate), b.schema_migrations (dbmate)");
  }

  @Test
  void anotherRunnersTableIsNoAnswerButIsNamed() {
    ask(url, "CREATE TABLE schema_migrations (version bigint, dirty boolean)");

    assertThat(status().out())
        .contains(
            "there is no table of dbmate: it never ran here",
            "not looked at: public.schema_migrations (golang-migrate)");
  }

  @Test
  void plainFilesAreTiedToWhateverTableThereIs() throws Exception {
    LocalProject plain =
        project.at("plain").migration("0001_a", "SELECT 1").migration("0002_b", "SELECT 1");
    ask(
        url,
        "CREATE TABLE schema_migrations (version text);"
            + "INSERT INTO schema_migrations VALUES ('1')");

    Cli.Result status = plain.plumb("status", "--url", url);

    assertThat(status.out())
        .contains(
            "files and rows are tied by name: nobody knows what applies these files",
            "applied  1, last 0001_a.sql",
            "next 0002_b.sql");
    ask(url, "UPDATE schema_migrations SET version = '0002_b.sql'");
    assertThat(plain.plumb("status", "--url", url).out()).contains("applied  1, last 0002_b.sql");
  }

  @Test
  void aDirtyVersionOfGolangMigrateIsTold() {
    LocalProject golang =
        project
            .at("golang")
            .write("migrations/000001_a.up.sql", "SELECT 1;\n")
            .write("migrations/000001_a.down.sql", "SELECT 1;\n")
            .write("migrations/000002_b.up.sql", "SELECT 1;\n")
            .write("migrations/000002_b.down.sql", "SELECT 1;\n")
            .write("migrations/000003_c.up.sql", "SELECT 1;\n")
            .write("migrations/000003_c.down.sql", "SELECT 1;\n");
    ask(url, "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)");
    ask(url, "INSERT INTO schema_migrations VALUES (2, false)");
    Cli.Result clean = golang.plumb("status", "--url", url);
    assertThat(clean.out()).contains("applied  2, last 000002_b.up.sql", "next 000003_c.up.sql");
    assertThat(clean.code()).isZero();

    ask(url, "UPDATE schema_migrations SET dirty = true");
    Cli.Result dirty = golang.plumb("status", "--url", url);
    assertThat(dirty.code()).isEqualTo(1);
    assertThat(dirty.out())
        .contains(
            "failed  1, the runner gave up in the middle\n  2\n",
            "refused  Dirty database version 2. Fix and force version.");
  }

  @Test
  void aTableOfFlywayIsHeldAgainstTheFiles() {
    LocalProject flyway =
        project
            .at("flyway")
            .write("sql/V1__users.sql", "CREATE TABLE users (id int);\n")
            .write("sql/V2__orders.sql", "CREATE TABLE orders (id int);\n")
            .write("sql/V3__items.sql", "CREATE TABLE items (id int);\n")
            .write("sql/R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1;\n");
    ask(
        url,
        """
        CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50),
          description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL,
          checksum int, installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(),
          execution_time int NOT NULL, success boolean NOT NULL);
        INSERT INTO flyway_schema_history VALUES
          (1, '1', 'users', 'SQL', 'V1__users.sql', 7, 'me', now(), 1, true),
          (2, '3', 'items', 'SQL', 'V3__items.sql', NULL, 'me', now(), 1, true)
        """);

    Cli.Result status = flyway.plumb("status", "--url", url);

    assertThat(status.code()).isEqualTo(1);
    assertThat(status.out())
        .contains(
            "public.flyway_schema_history of Flyway",
            "pending  1\n  R__view.sql\n",
            "skipped  1, never runs here\n  V2__orders.sql: its version is below 3",
            "changed  2, applied with another text\n  V1__users.sql");
  }

  private static Path hba() throws Exception {
    try (Stream<Path> all = Files.walk(server.place(), 3)) {
      return all.filter(path -> path.endsWith("pg_hba.conf")).findFirst().orElseThrow();
    }
  }
}
