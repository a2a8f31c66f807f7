package dev.plumbline.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.config.ConfigException;
import dev.plumbline.report.JsonReport;
import dev.plumbline.report.Style;
import dev.plumbline.report.TextReport;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExceptionsTest {
  private static final String LEGACY =
      """
      [[exception]]
      rule = "canonical/*"
      object = "public.legacy*"
      reason = "dropped with the old importer"
      owner = "data-team"
      expires = 2026-12-31
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void open() throws Exception {
    project =
        new TestProject(folder)
            .migration("CREATE TABLE t (a int);")
            .write(
                "canonical-schema.sql",
                """
                CREATE TABLE t (a int);
                CREATE TABLE legacy_orders (a int PRIMARY KEY);
                CREATE INDEX legacy_a ON legacy_orders (a);
                """);
  }

  @Test
  void aDifferenceItCoversIsLetPassInPlainSight() throws Exception {
    project.config(LEGACY);

    CheckReport report = project.check();

    assertThat(report.findings()).isEmpty();
    assertThat(new TextReport(Style.PLAIN, false, false).render(report))
        .contains(
            "excepted: 1, canonical/*, public.legacy*: dropped with the old importer (data-team,"
                + " until 2026-12-31)\n");
    assertThat(new JsonReport().render(report))
        .contains("\"object\": \"public.legacy*\"")
        .contains("\"count\": 1")
        .contains("\"expires\": \"2026-12-31\"")
        .contains("\"where\": \"plumbline.toml:1\"");
  }

  @Test
  void whatItDoesNotCoverIsFoundAndAloneIsShown() throws Exception {
    project.config(LEGACY).migration("CREATE TABLE t (a int, b int);");

    assertThat(project.check().findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.message()).endsWith("1 difference");
          assertThat(String.join("\n", finding.evidence()))
              .contains("column public.t.b")
              .doesNotContain("legacy");
        });
  }

  @Test
  void aColumnMayBeExceptedByItsTable() throws Exception {
    project
        .config(LEGACY.replace("public.legacy*", "public.t"))
        .migration(
            "CREATE TABLE t (a int, b int); CREATE TABLE legacy_orders (a int PRIMARY KEY);"
                + " CREATE INDEX legacy_a ON legacy_orders (a);");

    CheckReport report = project.check();

    assertThat(report.findings()).isEmpty();
    assertThat(report.exceptions()).singleElement().extracting(Excepted::count).isEqualTo(1);
  }

  @Test
  void itHoldsThroughItsLastDayAndIsAFindingOnTheNext() throws Exception {
    project.config(LEGACY);

    assertThat(project.on("2026-12-31T23:59:59Z").check().findings()).isEmpty();
    CheckReport report = project.on("2027-01-01T00:00:00Z").check();
    assertThat(report.failed()).isTrue();
    assertThat(report.findings())
        .anySatisfy(finding -> assertThat(finding.rule()).isEqualTo("canonical/differs"))
        .anySatisfy(finding -> {
          assertThat(finding.rule()).isEqualTo("exception/expired");
          assertThat(finding.message())
              .isEqualTo(
                  "the exception for canonical/*, public.legacy* expired on 2026-12-31; data-team"
                      + " answers for it");
          assertThat(String.valueOf(finding.location())).isEqualTo("plumbline.toml:1:1");
          assertThat(finding.evidence()).containsExactly("reason: dropped with the old importer");
        });
  }

  @Test
  void aRuleIsExceptedWithAPathOrAnObject() throws Exception {
    project
        .write("canonical-schema.sql", "CREATE TABLE t (a int);\nCREATE TABLE u (a int);\n")
        .write("migrations/0003_three.sql", "CREATE TABLE u (a int); GRANT SELECT ON u TO app;")
        .config(
            """
            [[exception]]
            rule = "sequence/gap"
            path = "migrations/*"
            reason = "0002 was withdrawn"
            owner = "a"
            expires = "2027-01-01"

            [[exception]]
            rule = "replay/role-created"
            object = "app"
            reason = "made by the installer"
            owner = "b"
            expires = "2027-01-01"
            """);

    CheckReport report = project.check();

    assertThat(TestProject.words(report.findings()))
        .noneMatch(one -> one.startsWith("sequence") || one.startsWith("replay"));
    assertThat(report.exceptions()).extracting(Excepted::count).containsExactly(1, 1);
  }

  @Test
  void oneThatCoversNothingIsAWarningUnlessItsStepDidNotRun() throws Exception {
    project.write("canonical-schema.sql", "CREATE TABLE t (a int);\n").config(LEGACY);

    assertThat(project.findings())
        .containsExactly(
            "exception/unused: the exception for canonical/*, public.legacy* covers nothing;"
                + " data-team answers for it");
    project.migration("CREATE TABLE (");
    assertThat(project.findings()).noneMatch(one -> one.startsWith("exception"));
    // There is no git here, so nothing is known of the rules of linear history.
    project.migration("CREATE TABLE t (a int);").config(LEGACY.replace("canonical/*", "linear/*"));
    assertThat(project.findings()).isEmpty();
  }

  @Test
  void reasonOwnerAndDayMustBeGivenAndTheDayMustExist() throws Exception {
    refused(
        LEGACY.replaceAll("reason.*\n", ""), "plumbline.toml:1:1: [[exception]] needs 'reason'");
    refused(LEGACY.replaceAll("owner.*\n", ""), "plumbline.toml:1:1: [[exception]] needs 'owner'");
    refused(
        LEGACY.replaceAll("expires.*\n", ""),
        "plumbline.toml:1:1: [[exception]] needs 'expires', a day such as 2027-03-31");
    refused(
        LEGACY.replace("2026-12-31", "\"31.12.2026\""),
        "plumbline.toml:6:1: 'expires' is a day such as 2027-03-31, not \"31.12.2026\"");
    refused(
        LEGACY.replace("2026-12-31", "\"2026-02-30\""),
        "plumbline.toml:6:1: 'expires' is a day such as 2027-03-31, not \"2026-02-30\"");
    refused(LEGACY.replace("2026-12-31", "2026-02-30"), "plumbline.toml:6:");
    refused(
        LEGACY.replace("owner", "ower"),
        "plumbline.toml:5:1: unknown key 'ower' in [exception]; did you mean 'owner'?");
    refused(
        LEGACY.replaceAll("(rule|object).*\n", ""),
        "plumbline.toml:1:1: [[exception]] needs 'rule' or 'object': it would let everything pass");
  }

  @Test
  void aRuleThatDoesNotExistIsRefused() throws Exception {
    project.config(LEGACY.replace("canonical/*", "canonical/stael"));

    assertThatExceptionOfType(CheckException.class)
        .isThrownBy(project::check)
        .withMessageContaining("plumbline.toml:1: there is no rule \"canonical/stael\"");
  }

  private void refused(String toml, String message) throws Exception {
    project.config(toml);
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(project::check)
        .withMessageStartingWith(message);
  }
}
