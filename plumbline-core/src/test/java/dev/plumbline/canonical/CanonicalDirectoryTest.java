package dev.plumbline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.Majors;
import dev.plumbline.scratch.ScratchDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalDirectoryTest {
  /** Circles of tables, of a function and a table, of a view and a function; odd names. */
  private static final String SQL =
      """
      CREATE EXTENSION citext;
      CREATE SCHEMA "_global";
      CREATE SCHEMA "schema.sql";
      CREATE SCHEMA con;
      CREATE TABLE "schema.sql"."aux" (a int);
      CREATE TABLE "_global".t (a int);
      CREATE TABLE con."../../etc/passwd" (a int);
      CREATE TYPE "Mood" AS ENUM ('a');
      CREATE TABLE "User" (id int PRIMARY KEY, mood "Mood");
      CREATE TABLE "user" (id int PRIMARY KEY);
      CREATE TABLE "USER" (id int PRIMARY KEY);
      CREATE TABLE "größe 🎉\\n'"" x" (id serial PRIMARY KEY);
      CREATE TABLE orders (id int PRIMARY KEY, owner int, note text);
      CREATE TABLE accounts (id int PRIMARY KEY, last_order int REFERENCES orders);
      ALTER TABLE orders ADD FOREIGN KEY (owner) REFERENCES accounts;
      CREATE TABLE zebras (id int PRIMARY KEY);
      CREATE TABLE animals (id int PRIMARY KEY REFERENCES zebras);
      CREATE FUNCTION of_order(orders) RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT 'a';

      SELECT $1.note;
      $$;
      CREATE FUNCTION of_order(int) RETURNS text LANGUAGE sql AS 'SELECT 1::text';
      CREATE INDEX by_note ON orders (of_order(orders));
      CREATE VIEW v AS SELECT id FROM animals;
      CREATE FUNCTION reads() RETURNS SETOF v LANGUAGE sql AS 'SELECT * FROM v';
      CREATE OR REPLACE VIEW v AS SELECT a.id FROM animals a LEFT JOIN reads() r ON r.id = a.id;
      CREATE POLICY p ON orders USING (EXISTS (SELECT FROM accounts));
      COMMENT ON TABLE orders IS 'x';
      """
          .replace("\\n", "\n");

  @TempDir Path folder;

  @Test
  void everyObjectHasAFileAndTheDigestIsThatOfTheOneFile() throws Exception {
    Schema schema = Databases.schemaOf(Majors.BUNDLED, SQL);
    SortedMap<String, String> files = CanonicalDirectory.write(schema, CanonicalFacts.NONE);

    assertThat(files.keySet())
        .contains(
            "schema.sql",
            "_global/extensions/citext.sql",
            "public/tables/animals.sql",
            "public/tables/User@1.sql",
            "public/tables/USER@f.sql",
            "public/tables/user.sql",
            "public/types/Mood@1.sql",
            "public/functions/of_order.sql",
            "%5Fglobal/schema.sql",
            "%5Fglobal/tables/t.sql",
            "schema%2Esql/tables/%61ux.sql",
            "%63on/tables/%2E%2E%2F%2E%2E%2Fetc%2Fpasswd.sql");
    assertThat(files.get("public/tables/animals.sql")).contains("FOREIGN KEY", "PRIMARY KEY");
    assertThat(files.get("public/tables/orders.sql")).contains("CREATE POLICY", "COMMENT ON");
    assertThat(files.keySet().stream().filter(path -> path.contains(".2.sql"))).isNotEmpty();
    assertThat(files.keySet().stream().map(path -> path.toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
    String one = CanonicalWriter.write(schema, CanonicalFacts.NONE);
    String assembled = CanonicalDirectory.asOne(files);
    assertThat(CanonicalText.bodyDigest(assembled))
        .isEqualTo(CanonicalText.bodyDigest(one))
        .isEqualTo(CanonicalHeader.read(assembled).orElseThrow().schemaDigest());
  }

  @Test
  void itLoadsInTheOrderOfTheIndexWithUsAndWithPsql() throws Exception {
    Schema schema = Databases.schemaOf(Majors.BUNDLED, SQL);
    Map<String, String> files = CanonicalDirectory.write(schema, CanonicalFacts.NONE);

    Schema ours = Databases.schemaOf(Majors.BUNDLED, CanonicalDirectory.asOne(files));
    assertThat(SchemaDiff.compare(schema, ours, DiffOptions.DEFAULT)).isEmpty();

    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Assumptions.assumeTrue(hasPsql(), "there is no psql here");
    try (ScratchDatabase database = Databases.load(Majors.BUNDLED, "SELECT 1;")) {
      psql(database, folder.resolve(CanonicalDirectory.INDEX));
      assertThat(SchemaDiff.compare(schema, Databases.read(database), DiffOptions.DEFAULT))
          .isEmpty();
    }
  }

  static List<Fixture> fixtures() {
    return Fixture.all(Majors.BUNDLED);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("fixtures")
  void itLoadsWhateverTheOneFileLoads(Fixture fixture) throws Exception {
    int major = Majors.BUNDLED;
    Schema schema = Databases.schemaOf(major, fixture.sql());
    String one = CanonicalWriter.write(schema, CanonicalFacts.NONE);
    String assembled =
        CanonicalDirectory.asOne(CanonicalDirectory.write(schema, CanonicalFacts.NONE));

    assertThat(CanonicalText.bodyDigest(assembled)).isEqualTo(CanonicalText.bodyDigest(one));
    assertThat(
            CanonicalWriter.write(
                Databases.schemaOf(major, fixture.prefix() + assembled), CanonicalFacts.NONE))
        .isEqualTo(
            CanonicalWriter.write(
                Databases.schemaOf(major, fixture.prefix() + one), CanonicalFacts.NONE));
  }

  @Test
  void defaultPrivilegesAndEventTriggersDoNotReachWhatComesBeforeThem() throws Exception {
    Schema schema =
        Databases.schemaOf(
            Majors.BUNDLED,
            Databases.AS_SUPERUSER
                + """
                CREATE TABLE t (a int);
                CREATE SCHEMA zoo;
                CREATE TABLE zoo.animals (a int);
                CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''no''; END';
                CREATE PUBLICATION p FOR ALL TABLES;
                ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reader;
                ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO writer;
                CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION no();
                """);
    Map<String, String> files = CanonicalDirectory.write(schema, CanonicalFacts.NONE);

    Schema again =
        Databases.schemaOf(
            Majors.BUNDLED, Databases.AS_SUPERUSER + CanonicalDirectory.asOne(files));

    assertThat(SchemaDiff.compare(schema, again, DiffOptions.DEFAULT)).isEmpty();
    assertThat(files.get(CanonicalDirectory.INDEX))
        .endsWith(
            """
            \\ir _global/default_privileges.sql
            \\ir public/default_privileges.sql
            \\ir _global/publications/p.sql
            \\ir _global/event_triggers/e.sql
            """);
  }

  @Test
  void carriageReturnsThatAreStoredStay() throws Exception {
    String body = "SELECT 1;\r\n\r\n/* lone \r here */\r\n";
    Schema schema =
        Databases.schemaOf(
            Majors.BUNDLED, "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$" + body + "$$;");
    String assembled =
        CanonicalDirectory.asOne(CanonicalDirectory.write(schema, CanonicalFacts.NONE));

    assertThat(assembled)
        .contains(body)
        .isEqualTo(CanonicalWriter.write(schema, CanonicalFacts.NONE));
  }

  @Test
  void aNewTableMovesNoOtherLineOfTheIndex() throws Exception {
    List<String> before = index(SQL);
    List<String> after = index(SQL + "CREATE TABLE middle (id int PRIMARY KEY REFERENCES zebras);");

    List<String> added = new ArrayList<>(after);
    added.removeAll(before);
    assertThat(added).containsExactly("\\ir public/tables/middle.sql");
    after.removeAll(added);
    assertThat(after).isEqualTo(before);
  }

  @Test
  void everyLineOfTheAssembledTextIsFoundInItsFile() throws Exception {
    Map<String, String> files =
        CanonicalDirectory.write(Databases.schemaOf(Majors.BUNDLED, SQL), CanonicalFacts.NONE);
    CanonicalDirectory.Assembled assembled = CanonicalDirectory.Assembled.of(files);

    List<String> lines = assembled.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      CanonicalDirectory.Assembled.Place place = assembled.at(i + 1);
      if (!lines.get(i).isBlank()) {
        assertThat(files.get(place.path()).lines().toList().get(place.line() - 1))
            .isEqualTo(lines.get(i));
      }
    }
  }

  @Test
  void namesAreShortEnoughAndStayApart() {
    assertThat(FileNames.name("ü".repeat(63)).getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(200);
    assertThat(FileNames.name("ü".repeat(62) + "a"))
        .isNotEqualTo(FileNames.name("ü".repeat(62) + "b"));
    assertThat(FileNames.name("A".repeat(63))).endsWith("@7fffffffffffffff");
    assertThat(FileNames.name("COM1")).isEqualTo("%43OM1@7");
    assertThat(FileNames.name("-x")).isEqualTo("%2Dx");
    assertThat(FileNames.name("a.2")).isEqualTo("a%2E2");
  }

  private static boolean hasPsql() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
  }

  private static List<String> index(String sql) throws Exception {
    String text =
        CanonicalDirectory.write(Databases.schemaOf(Majors.BUNDLED, sql), CanonicalFacts.NONE)
            .get(CanonicalDirectory.INDEX);
    return new ArrayList<>(text.lines().filter(line -> line.startsWith("\\ir ")).toList());
  }

  private static void psql(ScratchDatabase database, Path file) throws Exception {
    String socket;
    String port;
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_setting('unix_socket_directories'), current_setting('port')")) {
      row.next();
      socket = row.getString(1);
      port = row.getString(2);
    }
    String owner;
    try (Connection connection = database.connectAsOwner()) {
      owner = connection.getMetaData().getUserName();
    }
    Process process =
        new ProcessBuilder(
                "psql",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                socket,
                "-p",
                port,
                "-U",
                owner,
                "-d",
                database.name(),
                "-f",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(output);
    }
  }
}
