package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas with what only a superuser makes: what is refused, and the two ways to have them. */
class SuperuserObjectsTest {
  private static final String OBJECTS =
      """
      CREATE FUNCTION public.note_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
      CREATE EVENT TRIGGER note_ddl ON ddl_command_end EXECUTE FUNCTION public.note_ddl();
      CREATE TYPE public.word;
      CREATE FUNCTION public.word_in(cstring) RETURNS public.word
        LANGUAGE internal IMMUTABLE STRICT AS 'textin';
      CREATE FUNCTION public.word_out(public.word) RETURNS cstring
        LANGUAGE internal IMMUTABLE STRICT AS 'textout';
      CREATE TYPE public.word (INPUT = public.word_in, OUTPUT = public.word_out, LIKE = text);
      CREATE CAST (public.word AS text) WITHOUT FUNCTION AS IMPLICIT;
      CREATE OPERATOR CLASS public.by_length FOR TYPE int USING hash AS FUNCTION 1 hashint4(int);
      CREATE FUNCTION public.words(cstring, internal) RETURNS internal
        LANGUAGE internal AS 'dsimple_init';
      """;

  @TempDir Path root;

  @Test
  void aMigrationThatNeedsASuperuserIsRefusedWithItsLineAndTheWaysOut() throws Exception {
    BadProject project =
        BadProject.in(root).write("migrations/0003_event_trigger.sql", "SELECT 1;\n" + OBJECTS);

    Cli.Result result = project.check("-q");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .startsWith(
            """
            error[replay/needs-superuser]: permission denied to create event trigger "note_ddl"
             --> migrations/0003_event_trigger.sql:3:1
              |
            3 | CREATE EVENT TRIGGER note_ddl ON ddl_command_end EXECUTE FUNCTION public.note_ddl();
              | ^
              = SQLSTATE 42501
              = statement:
                CREATE EVENT TRIGGER note_ddl ON ddl_command_end EXECUTE FUNCTION public.note_ddl()
              help: nothing a branch brings runs as superuser: let [replay] prelude make it, or set [replay] superuser = true where all who propose migrations are trusted; see plumb explain replay/needs-superuser
            """);
  }

  @Test
  void withOneSettingTheHistoryReplaysAndItsStaleCanonicalIsCompared() throws Exception {
    BadProject project =
        BadProject.in(root)
            .write("plumbline.toml", "[replay]\nsuperuser = true\n")
            .write("migrations/0003_event_trigger.sql", OBJECTS);
    project.plumb("snapshot");
    assertThat(project.check("-q").out()).isEmpty();
    project.write("migrations/0004_more.sql", "ALTER TABLE a ADD COLUMN c word;\n");

    assertThat(project.check("-q").out())
        .startsWith("error[canonical/stale]: the canonical is out of date")
        .contains("= column public.a.c: in the migrations, not in canonical-schema.sql");
  }

  @Test
  void whatThePreludeMakesTheCanonicalMayHold() throws Exception {
    BadProject project =
        BadProject.in(root)
            .write("plumbline.toml", "[replay]\nprelude = [\"prelude.sql\"]\n")
            .write("prelude.sql", OBJECTS)
            .write("migrations/0003_word.sql", "ALTER TABLE a ADD COLUMN w public.word;\n");
    project.plumb("snapshot");
    assertThat(project.check("-q").out()).isEmpty();
    project.write("migrations/0004_more.sql", "ALTER TABLE a ADD COLUMN c text;\n");

    assertThat(project.check("-q").out())
        .startsWith("error[canonical/stale]: the canonical is out of date")
        .contains(": 1 difference\n")
        .contains("= column public.a.c: in the migrations, not in canonical-schema.sql");
  }

  @Test
  void aCanonicalGetsNothingBeyondWhatThePreludeMakes() throws Exception {
    BadProject project =
        BadProject.in(root)
            .write("plumbline.toml", "[replay]\nprelude = [\"prelude.sql\"]\n")
            .write("prelude.sql", OBJECTS);
    project.plumb("snapshot");
    Path canonical = project.path("canonical-schema.sql");
    String hostile =
        "\nCREATE EVENT TRIGGER mine ON sql_drop EXECUTE FUNCTION public.note_ddl();\n";
    Files.writeString(canonical, Files.readString(canonical) + hostile);

    Cli.Result result = project.check("-q");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .startsWith(
            "error[canonical/does-not-load]: the canonical does not load: permission denied to"
                + " create event trigger \"mine\"\n  --> canonical-schema.sql:")
        .contains("help: nothing a branch brings runs as superuser: let [replay] prelude make it");
  }

  @Test
  void aFunctionOfTheCanonicalDoesNotRunAsTheSuperuserWhoMadeThePreludesObjects() throws Exception {
    BadProject project =
        BadProject.in(root)
            .write("plumbline.toml", "[replay]\nprelude = [\"prelude.sql\"]\n")
            .write("prelude.sql", OBJECTS);
    project.plumb("snapshot");
    Path canonical = project.path("canonical-schema.sql");
    String evil =
        """

        CREATE OR REPLACE FUNCTION public.note_ddl() RETURNS event_trigger LANGUAGE plpgsql
          AS $$BEGIN PERFORM pg_read_file('/etc/hostname'); END$$;
        CREATE FUNCTION public.more() RETURNS int LANGUAGE sql AS 'SELECT 1';
        """;
    Files.writeString(canonical, Files.readString(canonical) + evil);

    assertThat(project.check("-q").out())
        .startsWith("error[canonical/does-not-load]")
        .contains("permission denied for function pg_read_file");
  }

  @Test
  void aSecurityLabelWithoutItsProviderSaysWhichServerIsWanted() throws Exception {
    BadProject project =
        BadProject.in(root)
            .write(
                "migrations/0003_label.sql", "SECURITY LABEL FOR anon ON TABLE a IS 'MASKED';\n");

    assertThat(project.check("-q").out())
        .startsWith(
            "error[replay/failed]: security label provider \"anon\" is not loaded\n"
                + " --> migrations/0003_label.sql:1:1\n")
        .contains("help: the scratch server does not load the module of provider anon: use one");
  }
}
