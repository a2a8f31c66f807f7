package dev.plumbline.cli;

import static dev.plumbline.cli.LocalProject.ask;
import static dev.plumbline.cli.LocalProject.tables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers that outlive each command, asked as any program would ask them. */
class UpCommandTest {
  @TempDir Path root;

  private LocalProject project;

  @BeforeEach
  void makeAProject() {
    project =
        LocalProject.in(root)
            .migration("0001_users", "CREATE TABLE users (id int PRIMARY KEY)")
            .migration("0002_orders", "CREATE TABLE orders (id int, u int REFERENCES users)");
  }

  @AfterEach
  void leaveNothing() {
    project.close();
    assertThat(project.servers()).isEmpty();
  }

  @Test
  void itStaysAndTheUrlIsAllThatIsPrinted() {
    Cli.Result up = project.plumb("up");

    assertThat(up.code()).isZero();
    assertThat(up.out())
        .matches("postgresql://postgres:[a-z0-9]{20,}@127\\.0\\.0\\.1:\\d+/postgres\n");
    assertThat(up.err()).startsWith("plumb: up with 2 migrations, at 0002 (");
    assertThat(tables(up.out().strip())).isEqualTo("orders,users");
    assertThat(ask(up.out().strip(), "SHOW statement_timeout")).isEqualTo("0");
    Cli.Result again = project.plumb("up", "--quiet");
    assertThat(again).isEqualTo(new Cli.Result(0, up.out(), ""));
  }

  @Test
  void theServerIsBehindAPasswordAndOnLoopbackAlone() {
    String url = project.url();
    String wrong = url.replaceFirst(":[a-z0-9]{20,}@", ":wrong@");

    assertThatThrownBy(() -> LocalProject.connect(wrong).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThatThrownBy(() -> superuser(url)).hasMessageContaining("password");
    assertThat(ask(url, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(ask(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
        .isEqualTo("f");
    assertThat(records())
        .allSatisfy(file ->
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------"));
  }

  @Test
  void newMigrationsAreAppliedOnTopAndDataStay() {
    String url = project.url();
    ask(url, "INSERT INTO users VALUES (7)");
    project.migration("0003_items", "CREATE TABLE items (id int)");

    assertThat(project.up()).isEqualTo("plumb: applied 0003_items.sql, at 0003\n");
    assertThat(tables(url)).isEqualTo("items,orders,users");
    assertThat(ask(url, "SELECT id FROM users")).isEqualTo("7");
    assertThat(project.up()).isEqualTo("plumb: nothing to do, at 0003\n");
  }

  @Test
  void anEditedMigrationMeansAnewAtTheSameUrl() {
    String url = project.url();
    ask(url, "INSERT INTO users VALUES (7)");
    project.migration("0001_users", "CREATE TABLE users (id int PRIMARY KEY, name text)");

    assertThat(project.up())
        .isEqualTo("plumb: rebuilt with 2 migrations, at 0002: 0001_users.sql was edited\n");
    assertThat(project.url()).isEqualTo(url);
    assertThat(ask(url, "SELECT count(*) FROM users WHERE name IS NULL")).isEqualTo("0");
    project.delete("migrations/0002_orders.sql");
    assertThat(project.up())
        .isEqualTo("plumb: rebuilt with 1 migration, at 0001: 0002_orders.sql is gone\n");
    project.migration("0002_carts", "CREATE TABLE carts (id int)");
    project.up();
    project.migration("0003_late", "SELECT 1");
    project.up();
    Path from = root.resolve("migrations/0003_late.sql");
    project.write("migrations/0004_late.sql", read(from)).delete("migrations/0003_late.sql");
    assertThat(project.up())
        .startsWith(
            "plumb: rebuilt with 3 migrations, at 0004: 0003_late.sql is 0004_late.sql now");
  }

  @Test
  void aMigrationCanBeNamedAsTheLast() {
    assertThat(project.up("--to", "1")).isEqualTo("plumb: up with 1 migration, at 0001\n");
    assertThat(tables(urlAt("1"))).isEqualTo("users");
    assertThat(project.up()).isEqualTo("plumb: applied 0002_orders.sql, at 0002\n");
    assertThat(project.up("--to", "0001_users"))
        .isEqualTo(
            "plumb: rebuilt with 1 migration, at 0001: 0002_orders.sql is applied and not"
                + " wanted\n");
    assertThat(project.up("--to", "none"))
        .isEqualTo("plumb: rebuilt with 0 migrations: 0001_users.sql is applied and not wanted\n");

    assertThat(project.plumb("up", "--to", "0020"))
        .isEqualTo(
            new Cli.Result(2, "", "plumb: there is no migration 0020\n  did you mean 0002?\n"));
  }

  @Test
  void seedsRunOnceAndAreRemembered() {
    project.write("test/users.sql", "INSERT INTO users\nSELECT generate_series(1, 3);\n");
    project.write("test/orders.sql", "COPY orders FROM stdin;\n1\t1\n2\t1\n\\.\n");

    assertThat(project.up("--seed", "test/users.sql"))
        .isEqualTo("plumb: up with 2 migrations and 1 seed, at 0002\n");
    String url = project.url();
    assertThat(ask(url, "SELECT count(*) FROM users")).isEqualTo("3");
    assertThat(project.up("--seed", "test/users.sql", "--seed", "test/orders.sql"))
        .isEqualTo("plumb: applied no migration and 1 seed, at 0002\n");
    assertThat(ask(url, "SELECT count(*) FROM orders")).isEqualTo("2");
    assertThat(project.up("--fresh"))
        .isEqualTo("plumb: rebuilt with 2 migrations and 2 seeds, at 0002: --fresh\n");
    project.write("test/users.sql", "INSERT INTO users VALUES (1), (2);\n");
    assertThat(project.up()).endsWith("at 0002: users.sql was edited\n");
    assertThat(ask(url, "SELECT count(*) FROM users")).isEqualTo("2");
    assertThat(project.up("--no-seed")).endsWith("at 0002: users.sql is gone\n");
    assertThat(ask(url, "SELECT count(*) FROM users")).isEqualTo("0");
  }

  @Test
  void aSeedThatFailsIsShownWhereItFails() {
    project.write("seed.sql", "INSERT INTO users VALUES (1);\n\nINSERT INTO nowhere VALUES (1);\n");

    Cli.Result up = project.plumb("up", "--seed", "seed.sql");

    assertThat(up.code()).isEqualTo(1);
    assertThat(up.err())
        .contains(
            "error[local/seed]: relation \"nowhere\" does not exist",
            "--> seed.sql:3:13",
            "plumb: the database is up at 0002: 2 of 2 migrations");
    assertThat(ask(up.out().strip(), "SELECT count(*) FROM users")).isEqualTo("0");
    assertThat(project.plumb("up", "--quiet").out()).isEmpty();
    project.write("seed.sql", "INSERT INTO users VALUES (1);\n");
    assertThat(project.up()).isEqualTo("plumb: applied no migration and 1 seed, at 0002\n");
    assertThat(project.plumb("up", "--seed", "no.sql"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                "plumb: there is no seed no.sql\n"
                    + "  name another one with --seed, or none with --no-seed\n"));
  }

  @Test
  void aMigrationThatFailsLeavesTheLastGoodVersion() {
    project.migration("0003_bad", "CREATE TABLE carts (id int);\nALTER TABLE nowhere ADD x int");

    Cli.Result up = project.plumb("up");

    assertThat(up.code()).isEqualTo(1);
    assertThat(up.err())
        .contains(
            "error[replay/failed]: relation \"nowhere\" does not exist",
            "--> migrations/0003_bad.sql:2:1",
            "plumb: up with 2 migrations, at 0002 (",
            "plumb: the database is up at 0002: 2 of 3 migrations\n");
    assertThat(tables(up.out().strip())).isEqualTo("orders,users");
    assertThat(project.plumb("up", "-q").out()).isEmpty();
    project.migration("0003_bad", "CREATE TABLE carts (id int)");
    assertThat(project.up()).isEqualTo("plumb: applied 0003_bad.sql, at 0003\n");
  }

  @Test
  void whatAFailedMigrationLeftHalfDoneIsNotBuiltUpon() {
    project.migration(
        "0003_half",
        "CREATE INDEX CONCURRENTLY i ON users (id);\nCREATE INDEX CONCURRENTLY j ON nowhere (id)");
    assertThat(project.plumb("up").code()).isEqualTo(1);

    project.migration("0003_half", "CREATE INDEX CONCURRENTLY i ON users (id)");

    assertThat(project.up())
        .isEqualTo(
            "plumb: rebuilt with 3 migrations, at 0003: 0003_half.sql was interrupted halfway\n");
  }

  @Test
  void aKilledServerIsNoticedAndReplaced() throws Exception {
    String url = project.url();
    ask(url, "INSERT INTO users VALUES (7)");
    project.servers().forEach(ProcessHandle::destroyForcibly);
    awaitNoServer();
    assertThat(project.plumb("up", "--status").out()).contains("  lost      postgresql://");

    assertThat(project.up())
        .isEqualTo(
            "plumb: rebuilt with 2 migrations, at 0002: its server was killed, or its files are"
                + " gone\n");
    assertThat(project.url()).isEqualTo(url);
    assertThat(ask(url, "SELECT count(*) FROM users")).isEqualTo("0");
  }

  @Test
  void aServerThatWasStoppedInOrderGoesOnWithItsData() throws Exception {
    String url = project.url();
    ask(url, "INSERT INTO users VALUES (7)");
    project.servers().forEach(ProcessHandle::destroy);
    awaitNoServer();
    assertThat(project.plumb("up", "--status").out()).contains("  stopped   postgresql://");

    assertThat(project.up())
        .isEqualTo(
            "plumb: nothing to do, at 0002\n"
                + "plumb: it was stopped, and is started again with its data\n");
    assertThat(ask(url, "SELECT id FROM users")).isEqualTo("7");
  }

  @Test
  void aPortThatIsTakenMeanwhileMeansAnotherUrl() throws Exception {
    String url = project.url();
    project.servers().forEach(ProcessHandle::destroy);
    awaitNoServer();
    int port = Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
    try (ServerSocket squatter = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(squatter.isBound()).isTrue();
      assertThat(project.up()).contains("its port was taken meanwhile: the URL is another one");
      assertThat(project.url()).isNotEqualTo(url);
      assertThat(tables(project.url())).isEqualTo("orders,users");
    }
  }

  @Test
  void aPortAskedForThatIsTakenIsAnError() throws Exception {
    try (ServerSocket squatter = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = squatter.getLocalPort();
      Cli.Result up = project.plumb("up", "--port", String.valueOf(port));
      assertThat(up.code()).isEqualTo(3);
      assertThat(up.out()).isEmpty();
      assertThat(up.err())
          .startsWith(
              "plumb: Port %d is taken by another program. Give --port another one"
                  .formatted(port));
      assertThat(project.servers()).isEmpty();
    }
  }

  @Test
  @Tag("slow")
  void anIdleServerStopsItself() throws Exception {
    String url = project.up("--idle", "3s").isEmpty() ? "" : project.url();
    try (Connection client = LocalProject.connect(url)) {
      Thread.sleep(5000);
      assertThat(client.isValid(1)).isTrue();
    }
    // A closed connection is seen for a minute; that is how short ones are noticed.
    long deadline = System.nanoTime() + 90_000_000_000L;
    while (!project.servers().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(200);
    }
    assertThat(project.servers()).isEmpty();
    assertThat(project.up()).contains("it was stopped, and is started again with its data");
  }

  @Test
  void twoProjectsHaveTwoDatabasesAndDownRemovesOne() {
    LocalProject other = project.at("other").migration("0001_x", "CREATE TABLE x (id int)");
    String url = project.url();
    String otherUrl = other.url();

    assertThat(otherUrl).isNotEqualTo(url);
    assertThat(project.plumb("up", "--status").out())
        .contains(root + "/migrations\n", root + "/other/migrations\n")
        .doesNotContain(url)
        .contains("  running   postgresql://postgres@127.0.0.1:");
    assertThat(project.plumb("doctor").out())
        .contains("2 of 2 local databases running: plumb up --status");
    assertThat(other.plumb("down"))
        .isEqualTo(
            new Cli.Result(0, "removed the database of " + root + "/other/migrations\n", ""));
    assertThat(other.plumb("down").out()).startsWith("nothing was up here");
    assertThat(tables(url)).isEqualTo("orders,users");
    assertThat(project.servers()).hasSize(1);
  }

  @Test
  void aProjectThatIsGoneIsSweptOnceItsServerStopped() throws Exception {
    LocalProject other = project.at("other").migration("0001_x", "CREATE TABLE x (id int)");
    other.url();
    project.servers().forEach(ProcessHandle::destroy);
    awaitNoServer();
    other.delete("migrations/0001_x.sql").delete("migrations").delete("");

    project.url();

    assertThat(project.plumb("up", "--status").out()).doesNotContain("other");
  }

  @Test
  void aChangeOfTheMajorMeansAnew() {
    project.up("--postgres", "17");
    assertThat(ask(urlOn("17"), "SHOW server_version")).startsWith("17.");

    assertThat(project.up())
        .isEqualTo("plumb: rebuilt with 2 migrations, at 0002: PostgreSQL is 18 now, it was 17\n");
  }

  @Test
  void theStandardOutputOfAProgramIsOneObject() {
    Cli.Result up = project.plumb("up", "--format", "json");

    assertThat(up.out())
        .contains(
            "\"result\": \"passed\"",
            "\"url\": \"postgresql://postgres:",
            "\"at\": \"0002\"",
            "\"created\": true",
            "\"rebuilt\": null");
    assertThat(project.plumb("up", "--status", "--format", "json").out())
        .contains("\"state\": \"running\"", "\"last\": \"0002_orders.sql\"")
        .doesNotContain(up.out().replaceAll("(?s).*postgres:([a-z0-9]+)@.*", "$1"));
  }

  @Test
  void whatMakesNoSenseIsWrongUse() {
    assertThat(project.plumb("up", "--idle", "soon").code()).isEqualTo(2);
    assertThat(project.plumb("up", "--port", "80").code()).isEqualTo(2);
    assertThat(project.plumb("up", "--seed", "a.sql", "--no-seed").code()).isEqualTo(2);
    assertThat(project.plumb("up", "--scratch", "container").err())
        .contains("--scratch takes embedded, installed or url");
    assertThat(project.plumb("up", "nowhere").code()).isEqualTo(2);
    project.migration("0003_psql", "\\connect other");
    Cli.Result psql = project.plumb("up");
    assertThat(psql.code()).isEqualTo(1);
    assertThat(psql.err()).contains("0003_psql.sql:1", "at 0002");
    assertThat(project.plumb("up").err()).contains("nothing applied, at 0002");
  }

  @Test
  void aPreludeRunsOnceAndDecides() {
    project.write("plumbline.toml", "[replay]\nprelude = [\"CREATE ROLE app LOGIN\"]\n");
    project.migration("0003_grant", "GRANT SELECT ON users TO app");
    String url = project.url();
    project.migration("0004_grant", "GRANT SELECT ON orders TO app");
    assertThat(project.up()).startsWith("plumb: applied 0004_grant.sql, at 0004");
    assertThat(ask(url, "SELECT has_table_privilege('app', 'orders', 'SELECT')")).isEqualTo("t");

    project.write("plumbline.toml", "[replay]\nprelude = [\"CREATE ROLE app\"]\n");
    assertThat(project.up()).endsWith("at 0004: the prelude changed\n");
  }

  private String urlAt(String to) {
    return project.plumb("up", "-q", "--to", to).out().strip();
  }

  private String urlOn(String major) {
    return project.plumb("up", "-q", "--postgres", major).out().strip();
  }

  private void awaitNoServer() throws Exception {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!project.servers().isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  private List<Path> records() {
    try (Stream<Path> all = Files.walk(project.place(), 2)) {
      List<Path> records = new ArrayList<>();
      all.filter(path -> path.endsWith("server.properties")).forEach(records::add);
      assertThat(records).isNotEmpty();
      return records;
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void superuser(String url) throws SQLException {
    String server = url.substring(url.indexOf('@') + 1);
    try (Connection connection =
            DriverManager.getConnection("jdbc:postgresql://" + server, "plumb", "plumb");
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
