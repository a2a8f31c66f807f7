package dev.plumbline.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts, and what therefore stands in the canonical. */
class ComparePolicyTest {
  private static final String SQL =
      """
      CREATE EXTENSION citext;
      CREATE TABLE t (a int PRIMARY KEY, s serial);
      CREATE VIEW v AS SELECT 1 AS one;
      CREATE FUNCTION f(a int, VARIADIC b text[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
      CREATE TYPE mood AS ENUM ('a');
      COMMENT ON TABLE t IS 'said';
      GRANT SELECT ON t TO reader;
      REVOKE SELECT ON t FROM CURRENT_USER;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reader;
      CREATE SCHEMA side AUTHORIZATION "Odd ""role"" x";
      ALTER TABLE t OWNER TO "Odd ""role"" x";
      ALTER VIEW v OWNER TO "Odd ""role"" x";
      ALTER FUNCTION f(int, text[]) OWNER TO "Odd ""role"" x";
      ALTER TYPE mood OWNER TO "Odd ""role"" x";
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void open() throws Exception {
    project = new TestProject(folder).migration(SQL);
  }

  @Test
  void ownersAndVersionsAreLeftOutAndPrivilegesAndCommentsWrittenByDefault() throws Exception {
    String text = text();

    assertThat(text).doesNotContain("OWNER TO").doesNotContain("VERSION");
    assertThat(text)
        .contains("GRANT SELECT ON TABLE public.t TO reader;")
        .contains("COMMENT ON TABLE public.t IS 'said';")
        .contains("\nALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reader;");
  }

  @Test
  void ownersAreWrittenLastWhenTheyCount() throws Exception {
    project.config("[compare]\nowners = true\n");
    String text = text();

    assertThat(text)
        .contains("\nALTER SCHEMA side OWNER TO \"Odd \"\"role\"\" x\";\n")
        .contains("\nALTER TABLE public.t OWNER TO \"Odd \"\"role\"\" x\";\n")
        .contains("\nALTER VIEW public.v OWNER TO \"Odd \"\"role\"\" x\";\n")
        .contains("\nALTER FUNCTION public.f(integer, text[]) OWNER TO \"Odd \"\"role\"\" x\";\n")
        .contains("\nALTER TYPE public.mood OWNER TO \"Odd \"\"role\"\" x\";\n")
        .doesNotContain("ALTER SEQUENCE public.t_s_seq OWNER TO");
    commit(text);
    assertThat(project.findings()).noneMatch(finding -> finding.startsWith("canonical"));
  }

  @Test
  void whatIsWrittenWithOwnersLoadsAndMeansTheSame() throws Exception {
    project.config("[compare]\nowners = true\n");
    commit(text() + "\n");

    // Not to the letter, so it is loaded and compared.
    assertThat(project.findings())
        .filteredOn(finding -> finding.startsWith("canonical"))
        .containsExactly(
            "canonical/edited: the canonical was edited by hand; only its text differs, the schema"
                + " is the same");
  }

  @Test
  void anotherOwnerIsADifferenceOnlyWhenOwnersCount() throws Exception {
    project.config("[compare]\nowners = true\n");
    commit(
        text()
            .replace(
                "ALTER VIEW public.v OWNER TO \"Odd \"\"role\"\" x\"",
                "ALTER VIEW public.v OWNER TO other"));

    assertThat(project.check().findings())
        .filteredOn(finding -> finding.rule().equals("canonical/edited"))
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.evidence().getFirst())
                .isEqualTo(
                    "view public.v: owner is Odd \"role\" x in the migrations, other in"
                        + " canonical-schema.sql"));
    project.config("");
    assertThat(project.findings())
        .filteredOn(finding -> finding.startsWith("canonical"))
        .allMatch(finding -> finding.endsWith("the schema is the same"));
  }

  @Test
  void privilegesThatDoNotCountAreNotWrittenAndMakeNoDifference() throws Exception {
    String with = text();
    project.config("[compare]\nprivileges = false\n");

    assertThat(text())
        .doesNotContain("GRANT ")
        .doesNotContain("REVOKE ")
        .doesNotContain("PRIVILEGES");
    commit(with);
    assertThat(project.findings())
        .filteredOn(finding -> finding.startsWith("canonical"))
        .allMatch(finding -> finding.startsWith("canonical/not-as-written"));
  }

  @Test
  void commentsThatDoNotCountAreNotWritten() throws Exception {
    project.config("[compare]\ncomments = false\n");

    assertThat(text()).doesNotContain("COMMENT ON");
  }

  @Test
  void extensionVersionsAreWrittenWhenTheyCount() throws Exception {
    project.config("[compare]\nextension_versions = true\n");
    String text = text();

    assertThat(text)
        .containsPattern(
            "CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public VERSION '\\d\\.\\d';");
    commit(text + "\n");
    assertThat(project.findings())
        .filteredOn(finding -> finding.startsWith("canonical"))
        .allMatch(finding -> finding.endsWith("the schema is the same"));
  }

  @Test
  void schemasAndObjectsAreLeftOutByPatternAndAPatternWithoutAMatchIsTold() throws Exception {
    project.config(
        """
        [schema]
        exclude = ["sid?", "sied"]
        exclude_objects = ["public.v", "public.t", "reader"]
        """);

    String text = text();

    assertThat(text)
        .contains("FUNCTION public.f")
        .doesNotContain("side")
        .doesNotContain("public.t");
    assertThat(project.findings())
        .contains(
            "config/unused-pattern: the pattern \"reader\" in [schema] matches nothing the"
                + " migrations make",
            "config/unused-pattern: the pattern \"sied\" in [schema] matches nothing the migrations"
                + " make");
  }

  @Test
  void whatNeedsSomethingLeftOutIsToldBeforeACanonicalIsWrittenThatDoesNotLoad() throws Exception {
    project.migration("CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t;");
    project.config("[schema]\nexclude_objects = [\"public.t\"]\n");

    Snapshot.Outcome outcome = project.snapshot();

    assertThat(outcome.text()).isNull();
    assertThat(TestProject.words(outcome.findings()))
        .containsExactly(
            "canonical/does-not-load: the canonical does not load: relation \"public.t\" does not"
                + " exist");
    assertThat(outcome.findings().getFirst().fix()).contains("[schema]");
  }

  private String text() throws Exception {
    Snapshot.Outcome outcome = project.snapshot();
    assertThat(outcome.text()).as("%s", outcome.findings()).isNotNull();
    return String.valueOf(outcome.text());
  }

  private void commit(String canonical) throws Exception {
    project.write("canonical-schema.sql", canonical);
  }
}
