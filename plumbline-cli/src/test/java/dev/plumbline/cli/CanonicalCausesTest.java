package dev.plumbline.cli;

import static dev.plumbline.cli.GitProject.CANONICAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a canonical is not what would be written: each cause is told apart, and whole. */
class CanonicalCausesTest {
  @TempDir Path root;
  private GitProject project;

  @BeforeEach
  void aProjectWithItsCanonical() {
    project =
        GitProject.create(root)
            .migration("0001_users", "CREATE TABLE users (id bigint PRIMARY KEY, name text);")
            .migration(
                "0002_greet",
                "CREATE FUNCTION greet() RETURNS text LANGUAGE sql AS $$\n  SELECT 'hello'\n$$;")
            .snapshot("the beginning");
    assertThat(project.check()).isEqualTo(new Cli.Result(0, "", ""));
  }

  @Test
  void aStaleSnapshotIsOneOfOtherMigrations() {
    project.migration("0003_email", "ALTER TABLE users ADD COLUMN email text;").commit("email");

    found(
        1,
        """
        error[canonical/stale]: the canonical is out of date, it was written from other migrations: 1 difference
         --> canonical-schema.sql
          = column public.users.email: in the migrations, not in canonical-schema.sql
          = --- canonical-schema.sql: table public.users
            +++ the migrations: table public.users
            @@ -1,4 +1,5 @@
             CREATE TABLE public.users (
                 id bigint NOT NULL
               , name text
            +  , email text
             );
          help: plumb snapshot, then commit it with the migration

        more about it: plumb explain canonical/stale
        """);
  }

  @Test
  void aMigrationThatOnlyMovesDataMakesTheSnapshotStaleButNotWrong() {
    project.migration("0003_ada", "INSERT INTO users VALUES (1, 'Ada');").commit("data");

    found(
        0,
        """
        warning[canonical/stale]: the canonical is out of date, it was written from other migrations: the schema is the same
         --> canonical-schema.sql
          help: plumb snapshot, then commit it with the migration

        """);
  }

  @Test
  void aHandEditThatMeansSomethingNamesTheObject() {
    project.replace(CANONICAL, "name text", "name varchar(9)").commit("by hand");

    found(
        1,
        """
        error[canonical/edited]: the canonical was edited by hand: 1 difference
         --> canonical-schema.sql
          = column public.users.name: type is text in the migrations, character varying(9) in canonical-schema.sql
          = --- canonical-schema.sql: table public.users
            +++ the migrations: table public.users
            @@ -1,4 +1,4 @@
             CREATE TABLE public.users (
                 id bigint NOT NULL
            -  , name character varying(9)
            +  , name text
             );
          help: put the change into a new migration, then plumb snapshot

        more about it: plumb explain canonical/edited
        """);
  }

  @Test
  void aHandEditOfTheTextAloneNamesTheObjectToo() {
    project.replace(CANONICAL, "  , name text", "  , name text -- as they sign");

    found(
        0,
        """
        warning[canonical/edited]: the canonical was edited by hand; only its text differs, the schema is the same
         --> canonical-schema.sql
          = table public.users: only the text
          = --- as it was written
            +++ canonical-schema.sql
            @@ -19,7 +19,7 @@
            \s
             CREATE TABLE public.users (
                 id bigint NOT NULL
            -  , name text
            +  , name text -- as they sign
             );
            \s
             ALTER TABLE ONLY public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
          help: plumb snapshot undoes it

        """);
  }

  @Test
  void anEditToASnapshotThatIsStaleBesidesIsToldFromIt() {
    project
        .migration("0003_email", "ALTER TABLE users ADD COLUMN email text;")
        .replace(CANONICAL, "name text", "name varchar(9)")
        .commit("both");

    found(
        1,
        """
        error[canonical/edited]: the canonical was edited by hand: 1 difference
         --> canonical-schema.sql
          = column public.users.name: type is text in the canonical as it was written, character varying(9) in canonical-schema.sql
          = --- canonical-schema.sql: table public.users
            +++ the canonical as it was written: table public.users
            @@ -1,4 +1,4 @@
             CREATE TABLE public.users (
                 id bigint NOT NULL
            -  , name character varying(9)
            +  , name text
             );
          help: put the change into a new migration, then plumb snapshot

        error[canonical/stale]: the canonical is out of date, it was written from other migrations: 1 difference
         --> canonical-schema.sql
          = column public.users.email: in the migrations, not in canonical-schema.sql
          = --- canonical-schema.sql: table public.users
            +++ the migrations: table public.users
            @@ -1,4 +1,5 @@
             CREATE TABLE public.users (
                 id bigint NOT NULL
               , name text
            +  , email text
             );
          help: plumb snapshot, then commit it with the migration

        more about it: plumb explain canonical/edited
        """);
  }

  @Test
  void anotherMajorThatMeansTheSameIsANote() {
    found(
        0,
        """
        note[canonical/other-major]: the canonical was written on another PostgreSQL and means the same here
         --> canonical-schema.sql
          = written on PostgreSQL 18, compared on 16
          help: let everybody use one major ([postgres] major in plumbline.toml), then plumb snapshot

        """,
        "--postgres",
        "16");
  }

  @Test
  void linesOfTwoSnapshotsPutTogetherByAMergeAreNoHandEdit() {
    twoBranches();
    project.tryGit("merge", "-q", "other");
    takeOneHeaderAndBothBodies();
    String underWay = project.check().out();
    project.commit("Merge branch 'other'");
    String id = project.git("rev-parse", "--short", "HEAD");

    assertThat(underWay).contains("error[canonical/merged]", "git: the merge under way");
    found(
        1,
        """
        error[canonical/merged]: the canonical was merged by git, nobody wrote it so: 1 difference
         --> canonical-schema.sql
          = git: merge %s (Merge branch 'other')
          = index public.users_b: in the migrations, not in canonical-schema.sql
          = --- canonical-schema.sql: index public.users_b
            +++ the migrations: index public.users_b
            @@ -0,0 +1,1 @@
            +CREATE INDEX users_b ON public.users USING btree (lower(name));
          help: plumb snapshot writes it from the merged migrations
                plumb merge-driver install makes git do that

        more about it: plumb explain canonical/merged
        """
            .formatted(id));
  }

  @Test
  void aRebaseThatPutsTwoSnapshotsTogetherIsKnownByWhatStandsBelowTheHeader() {
    project.migration("0003_a", "CREATE TABLE accounts (id bigint);").snapshot("ours");
    project.git("checkout", "-q", "-b", "other", "HEAD~1");
    project.migration("0004_v", "CREATE TABLE visits (id bigint);").snapshot("theirs");
    project.tryGit("-c", "core.editor=true", "rebase", "-q", "main");
    project.write(
        CANONICAL,
        project.read(CANONICAL).replaceAll("<<<<<<<.*\n|=======\n(?s:.*?)>>>>>>>.*\n", ""));
    project.git("add", "-A");
    project.git("-c", "core.editor=true", "rebase", "--continue");

    found(
        0,
        """
        warning[canonical/merged]: the canonical was merged by git, nobody wrote it so: the schema is the same
         --> canonical-schema.sql
          = its header is of other migrations, what stands below is right for these
          help: plumb snapshot writes it from the merged migrations
                plumb merge-driver install makes git do that

        """);
  }

  @Test
  void bothHeadersOfAUnionMergeAreSeen() {
    project.write(".gitattributes", CANONICAL + " merge=union\n").commit("union");
    project.migration("0003_a", "CREATE TABLE accounts (id bigint);").snapshot("ours");
    project.git("checkout", "-q", "-b", "other", "HEAD~1");
    project.migration("0004_v", "CREATE TABLE visits (id bigint);").snapshot("theirs");
    project.git("checkout", "-q", "main");
    project.git("merge", "-q", "other", "-m", "both");

    found(
        0,
        """
        warning[canonical/merged]: the canonical was merged by git, nobody wrote it so: the schema is the same
         --> canonical-schema.sql
          = it has 2 headers
          help: plumb snapshot writes it from the merged migrations
                plumb merge-driver install makes git do that

        """);
  }

  @Test
  void theSnapshotOfOneSideTakenWholeInAMergeIsStale() {
    twoBranches();
    project.tryGit("merge", "-q", "other");
    project.git("checkout", "--ours", CANONICAL);
    project.commit("Merge branch 'other'");

    assertThat(project.check().out())
        .startsWith("error[canonical/stale]: the canonical is out of date")
        .contains("index public.users_b: in the migrations, not in canonical-schema.sql")
        .doesNotContain("canonical/merged", "canonical/edited");
  }

  @Test
  void conflictMarkersAreShownInTheirLine() {
    twoBranches();
    project.tryGit("merge", "-q", "other");

    found(
        1,
        """
        error[canonical/conflict]: the canonical holds a conflict marker
         --> canonical-schema.sql:2:1
          help: do not merge it by hand: merge the migrations, then plumb snapshot
                plumb merge-driver install makes git do that

        more about it: plumb explain canonical/conflict
        """);
  }

  @Test
  void aFileCutWithinAStatementIsShownWhereItEnds() {
    String text = project.read(CANONICAL);
    project.write(CANONICAL, text.substring(0, text.indexOf("  , name text") + 8));

    found(
        1,
        """
        error[canonical/truncated]: the canonical is cut off: its end is missing
          --> canonical-schema.sql:22:9
           |
        22 |   , name
           |         ^
           = PostgreSQL: syntax error at end of input (SQLSTATE 42601)
           help: plumb snapshot writes it from the migrations

        more about it: plumb explain canonical/truncated
        """);
  }

  @Test
  void aFileCutBetweenStatementsIsKnownToBeABeginning() {
    String text = project.read(CANONICAL);
    project.write(CANONICAL, text.substring(0, text.indexOf("\nALTER TABLE ONLY")));

    found(
        1,
        """
        error[canonical/truncated]: the canonical is cut off: its end is missing, 1 difference
         --> canonical-schema.sql
          = constraint public.users.users_pkey: in the migrations, not in canonical-schema.sql
          = --- canonical-schema.sql: constraint public.users.users_pkey
            +++ the migrations: constraint public.users.users_pkey
            @@ -0,0 +1,1 @@
            +ALTER TABLE ONLY public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
          help: plumb snapshot writes it from the migrations

        more about it: plumb explain canonical/truncated
        """);
  }

  @Test
  void anEmptyFileIsEmpty() {
    project.write(CANONICAL, "\n");

    found(
        1,
        """
        error[canonical/empty]: the canonical is empty
         --> canonical-schema.sql
          help: plumb snapshot writes it from the migrations

        more about it: plumb explain canonical/empty
        """);
  }

  @Test
  void aNewerFormatIsNotGuessedAt() {
    project.replace(CANONICAL, "format=1", "format=2");

    found(
        1,
        """
        error[canonical/newer-format]: the canonical was written by a newer plumb: its format is 2, this plumb knows 1
         --> canonical-schema.sql
          help: use the plumb the team uses; if that is this one, plumb snapshot

        more about it: plumb explain canonical/newer-format
        """);
  }

  @Test
  void aMajorNewerThanAnyHereIsComparedOnTheNearest() {
    project.replace(CANONICAL, "postgresql=18", "postgresql=21");

    Cli.Result check = project.plumb("check", "--base", "HEAD");

    assertThat(check.code()).isZero();
    assertThat(check.out())
        .contains(
            "note[canonical/other-major]",
            "written on PostgreSQL 21, compared on 18",
            "21 is not supported, 18 is the nearest that is");
  }

  @Test
  void whatANewerMajorWroteAndThisOneCannotReadSaysSo() {
    project
        .replace(CANONICAL, "postgresql=18", "postgresql=21")
        .replace(CANONICAL, "  , name text", "  , name text SPARKLING");

    assertThat(project.check().out())
        .startsWith("error[canonical/does-not-load]: the canonical does not load: syntax error")
        .contains(
            "it was written on PostgreSQL 21 and is loaded on 18",
            "help: use PostgreSQL 21 ([postgres] major, or --postgres), or write it anew on 18:"
                + " plumb snapshot\n");
  }

  @Test
  void aCommandOfPsqlIsNeverRun() {
    project.replace(CANONICAL, "\nCREATE TABLE", "\n\\connect postgres\nCREATE TABLE");

    found(
        1,
        """
        error[canonical/psql-command]: the canonical holds a command of psql, which is not run: \\connect
          --> canonical-schema.sql:20:1
           |
        20 | \\connect postgres
           | ^
           help: plumb snapshot writes it from the migrations;
                 a dump: pg_dump --schema-only, without --create

        more about it: plumb explain canonical/psql-command
        """);
  }

  @Test
  void aDumpIsComparedAsASchemaAndSaysThatItIsOne() {
    String dump =
        """
        --
        -- PostgreSQL database dump
        --

        \\restrict x
        CREATE TABLE public.users (id bigint NOT NULL, name text);
        ALTER TABLE ONLY public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
        CREATE FUNCTION public.greet() RETURNS text LANGUAGE sql AS $$
          SELECT 'hello'
        $$;
        %s
        --
        -- PostgreSQL database dump complete
        --
        \\unrestrict x
        """;
    project.write(CANONICAL, dump.formatted(""));
    Cli.Result same = project.check();
    project.write(CANONICAL, dump.formatted("CREATE TABLE public.more ();"));
    Cli.Result other = project.check();
    project.write(CANONICAL, dump.substring(0, dump.indexOf("CREATE FUNCTION")));
    Cli.Result cut = project.check();

    assertThat(same).isEqualTo(new Cli.Result(0, "", ""));
    assertThat(other.out())
        .startsWith(
            "error[canonical/differs]: the canonical, a dump of pg_dump, does not match the"
                + " migrations: 1 difference\n");
    assertThat(cut.out()).startsWith("error[canonical/truncated]");
  }

  @Test
  void bytesThatAreNotUtf8AreShownWithTheirPlace() {
    byte[] latin =
        project
            .read(CANONICAL)
            .replace("hello", "hell\u00f6")
            .getBytes(StandardCharsets.ISO_8859_1);
    project.write(CANONICAL, latin);
    Cli.Result latin1 = project.check();
    project.write(CANONICAL, "\ufeffCREATE TABLE a ();".getBytes(StandardCharsets.UTF_16LE));
    Cli.Result utf16 = project.check();

    assertThat(latin1.out())
        .startsWith("error[canonical/encoding]: the canonical is not UTF-8: invalid UTF-8 at byte")
        .contains(" --> canonical-schema.sql:17:15\n");
    assertThat(utf16.out())
        .isEqualTo(
            """
            error[canonical/encoding]: the canonical is not UTF-8: the file starts with a UTF-16 byte order mark
             --> canonical-schema.sql:1:1
              help: plumb snapshot writes it from the migrations

            more about it: plumb explain canonical/encoding
            """);
  }

  @Test
  void lineEndsThatGitConvertsAndAByteOrderMarkAreNoEdit() {
    project.write(".gitattributes", CANONICAL + " text eol=crlf\n").commit("as on Windows");
    project.git("rm", "-q", "--cached", CANONICAL);
    project.path(CANONICAL).toFile().delete();
    project.git("checkout", "HEAD", "--", CANONICAL);
    assertThat(project.read(CANONICAL)).contains("\r\n");
    assertThat(project.check()).isEqualTo(new Cli.Result(0, "", ""));

    project.write(CANONICAL, "\ufeff" + project.read(CANONICAL));
    assertThat(project.check()).isEqualTo(new Cli.Result(0, "", ""));
  }

  @Test
  void lineEndsWithinAFunctionBodyAreNotedButNoEdit() {
    project.write(
        "migrations/0002_greet.sql",
        project.read("migrations/0002_greet.sql").replace("\n", "\r\n"));

    found(
        0,
        """
        note[canonical/line-ends]: the canonical is right, but line ends within a text PostgreSQL stores were converted
         --> canonical-schema.sql
          help: "*.sql text eol=lf" in .gitattributes keeps git from converting them

        """);
  }

  @Test
  void whatAnotherVersionOfPlumbWroteIsRightButNotAsWritten() {
    project.replace(CANONICAL, "do not edit by hand", "please do not edit by hand");

    assertThat(project.check().out())
        .startsWith(
            "warning[canonical/not-as-written]: the canonical is right, but is not what this"
                + " version of plumb writes\n");
  }

  @Test
  void everyCauseExplainsItself() {
    for (String rule :
        new String[] {
          "stale",
          "edited",
          "merged",
          "other-major",
          "conflict",
          "truncated",
          "newer-format",
          "empty",
          "psql-command",
          "encoding",
          "line-ends"
        }) {
      Cli.Result explained = project.plumb("explain", "canonical/" + rule);
      assertThat(explained.code()).as(rule).isZero();
      assertThat(explained.out()).startsWith("canonical/" + rule);
    }
  }

  /** Branches that add an index each at one place; the second adds a table elsewhere too. */
  private void twoBranches() {
    project.migration("0003_a", "CREATE INDEX users_a ON users (name);").snapshot("ours");
    project.git("checkout", "-q", "-b", "other", "HEAD~1");
    project
        .migration("0004_b", "CREATE INDEX users_b ON users (lower(name));")
        .migration("0005_c", "CREATE TABLE accounts (id bigint);")
        .snapshot("theirs");
    project.git("checkout", "-q", "main");
  }

  private void takeOneHeaderAndBothBodies() {
    project.write(
        CANONICAL,
        project.read(CANONICAL).replaceAll("<<<<<<<.*\n|=======\n(?s:.*?)>>>>>>>.*\n", ""));
    project.git("add", "-A");
  }

  private void found(int code, String text, String... options) {
    assertThat(project.check(options)).isEqualTo(new Cli.Result(code, text, ""));
  }
}
