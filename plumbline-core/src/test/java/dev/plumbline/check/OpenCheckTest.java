package dev.plumbline.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.ConfigReader;
import dev.plumbline.forge.TestForge;
import dev.plumbline.forge.TestGitHub;
import dev.plumbline.forge.TestGitLab;
import dev.plumbline.forge.TestPull;
import dev.plumbline.git.TestRepository;
import dev.plumbline.report.JsonReport;
import dev.plumbline.report.Style;
import dev.plumbline.report.TextReport;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Severity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A branch, others' pull requests on a forge, and what the gate says. */
class OpenCheckTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path temp;
  private TestRepository repository;
  private @Nullable TestForge forge;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void aBranchThatAddsTheSecondMigration() {
    repository = TestRepository.create(temp.resolve("project"));
    repository.git("remote", "add", "origin", "git@github.com:acme/shop.git");
    repository.write("db/migrations/0001_users.sql", "CREATE TABLE users (id bigint);\n");
    repository.commit("Start");
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD");
    repository.git("checkout", "-q", "-b", "topic");
    repository.write(
        "db/migrations/0002_email.sql",
        "-- for the newsletter\nALTER TABLE users ADD COLUMN email text;\n");
    repository.commit("Email");
    environment.putAll(TestRepository.environment("PLUMB_FORGE_TOKEN", TestForge.TOKEN));
  }

  @AfterEach
  void close() {
    if (forge != null) {
      forge.close();
    }
  }

  private TestForge gitHub() throws Exception {
    forge = new TestGitHub();
    environment.put("PLUMB_FORGE_URL", forge.url());
    return forge;
  }

  private TestForge gitLab() throws Exception {
    forge = new TestGitLab();
    environment.put("PLUMB_FORGE_URL", forge.url());
    config("[forge]\nkind = \"gitlab\"\n");
    return forge;
  }

  private void config(String toml) {
    repository.write("plumbline.toml", toml);
  }

  @Test
  void anotherPullRequestWithTheSameNumberAndTableIsTold() throws Exception {
    gitHub()
        .has(
            new TestPull(12, "Phone numbers", "bob")
                .adds("db/migrations/0002_phone.sql", "ALTER TABLE public.users ADD phone text;\n"),
            new TestPull(15, "Teams", "eve")
                .draft()
                .adds("db/migrations/0003_teams.sql", "CREATE TABLE teams ();\n"));

    assertThat(open(check()))
        .isEqualTo(
            """
            warning[linear/open-same-number]: 0002_email.sql takes number 0002, and so does #12 "Phone numbers" by bob
             --> db/migrations/0002_email.sql
              = #12: 0002_phone.sql, https://github.example/acme/shop/pull/12
              help: whichever is merged later has to move behind the other; the next free number, origin/main and 2 open pull requests with migrations considered, is 0004

            note[linear/open-same-object]: #12 "Phone numbers" by bob also touches table users
             --> db/migrations/0002_email.sql:2:1
              |
            2 | ALTER TABLE users ADD COLUMN email text;
              | ^
              = this branch: 0002_email.sql:2 ALTER TABLE users ADD COLUMN email text;
              = #12: 0002_phone.sql:1 ALTER TABLE public.users ADD phone text;
              = #12: https://github.example/acme/shop/pull/12
              help: whichever is merged later has to be checked again with the other

            ! open       1 finding: linear/open-same-number
            """);
  }

  @Test
  void gitLabTellsTheSame() throws Exception {
    gitLab()
        .has(
            new TestPull(12, "Phone numbers", "bob")
                .adds("db/migrations/0002_phone.sql", "CREATE INDEX ON users (id);\n"));

    CheckReport report = check();

    assertThat(rules(report)).containsExactly("linear/open-same-number", "linear/open-same-object");
    assertThat(report.findings())
        .extracting(Finding::message)
        .contains("!12 \"Phone numbers\" by bob also touches table users");
    assertThat(report.failed()).isFalse();
    assertThat(step(report).summary()).isEqualTo("1 finding: linear/open-same-number");
  }

  @Test
  void othersThatKeepOutOfTheWayAreCounted() throws Exception {
    gitHub()
        .has(
            new TestPull(12, "Teams", "bob")
                .adds("db/migrations/0003_teams.sql", "CREATE TABLE teams ();\n"),
            new TestPull(13, "Readme", "bob").changes("README.md", "x"),
            new TestPull(14, "Rows", "bob")
                .adds("db/migrations/0004_rows.sql", "INSERT INTO accounts VALUES (1);"));

    CheckReport report = check();

    assertThat(rules(report)).isEmpty();
    assertThat(step(report).summary())
        .isEqualTo("3 other pull requests open, no number in common and no object");
  }

  @Test
  void onesOwnPullRequestIsKnownByItsCommitItsBranchAndByContinuousIntegration() throws Exception {
    gitHub().has(own(7).from("elsewhere", repository.id("HEAD")));
    assertThat(rules(check())).as("by the commit").isEmpty();

    forge.pulls().clear();
    forge.has(own(7).from("topic", "0".repeat(40)));
    assertThat(rules(check())).as("by the branch").isEmpty();

    forge.pulls().clear();
    forge.has(own(7).from("topic", "0".repeat(40)).ofFork("eve/shop"));
    assertThat(rules(check()))
        .as("a branch of that name in a fork is another's")
        .contains("linear/open-same-number");

    environment.put("GITHUB_REF", "refs/pull/7/merge");
    environment.put("GITHUB_BASE_REF", "main");
    assertThat(rules(check())).as("by its number").isEmpty();
    environment.put(
        "GITHUB_REF", "refs/heads/gh-readonly-queue/main/pr-7-" + repository.id("HEAD~"));
    environment.remove("GITHUB_BASE_REF");
    assertThat(rules(check())).as("in the queue").isEmpty();
  }

  private static TestPull own(int number) {
    return new TestPull(number, "Email", "ada")
        .adds("db/migrations/0002_mine.sql", "ALTER TABLE users ADD COLUMN email text;\n");
  }

  @Test
  void aPullRequestThatStandsOnThisOneBringsItsMigrationsAlong() throws Exception {
    gitHub()
        .has(
            new TestPull(8, "On top", "bob")
                .adds(
                    "db/migrations/0002_email.sql",
                    "-- for the newsletter\nALTER TABLE users ADD COLUMN email text;\n")
                .adds("db/migrations/0003_teams.sql", "CREATE TABLE teams ();\n"));

    assertThat(rules(check())).isEmpty();
  }

  @Test
  void inDrizzlesJournalThePlaceIsTheNumber() throws Exception {
    String entry =
        "{\"idx\": %d, \"version\": \"7\", \"when\": %d, \"tag\": \"%s\", \"breakpoints\": true}";
    String journal = "{\"version\": \"7\", \"dialect\": \"postgresql\", \"entries\": [%s]}\n";
    String first = entry.formatted(0, 1700000000000L, "0000_start");
    TestRepository drizzle = TestRepository.create(temp.resolve("drizzle"));
    drizzle.git("remote", "add", "origin", "https://github.com/acme/shop");
    drizzle.write("drizzle/0000_start.sql", "CREATE TABLE users (id bigint);");
    drizzle.write("drizzle/meta/_journal.json", journal.formatted(first));
    drizzle.commit("Start");
    drizzle.git("checkout", "-q", "-b", "topic");
    drizzle.write("drizzle/0001_dark_moon.sql", "ALTER TABLE users ADD COLUMN a text;");
    drizzle.write(
        "drizzle/meta/_journal.json",
        journal.formatted(first + "," + entry.formatted(1, 1700000001000L, "0001_dark_moon")));
    drizzle.commit("Mine");
    repository = drizzle;
    gitHub()
        .has(
            new TestPull(9, "Theirs", "bob")
                .adds("drizzle/0001_red_sun.sql", "CREATE TABLE suns ();")
                .adds("drizzle/meta/0001_snapshot.json", "{}")
                .changes(
                    "drizzle/meta/_journal.json",
                    journal.formatted(
                        first + "," + entry.formatted(1, 1700000002000L, "0001_red_sun"))));

    assertThat(check().findings())
        .filteredOn(f -> f.rule().equals("linear/open-same-number"))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.message()).contains("0001_dark_moon.sql", "#9 \"Theirs\" by bob");
          assertThat(finding.fix()).endsWith("is 0002");
        });
  }

  @Test
  void timesAreNoNumbersToRunOutOfButObjectsAre() throws Exception {
    TestRepository times = TestRepository.create(temp.resolve("times"));
    times.git("remote", "add", "origin", "https://github.com/acme/shop");
    times.write(
        "db/migrations/20240101000000_users.sql",
        "-- migrate:up\nCREATE TABLE users (id bigint);\n-- migrate:down\nDROP TABLE users;\n");
    times.commit("Start");
    times.git("checkout", "-q", "-b", "topic");
    times.write(
        "db/migrations/20240202000000_email.sql",
        "-- migrate:up\nALTER TABLE users ADD email text;\n-- migrate:down\n");
    times.commit("Mine");
    repository = times;
    gitHub()
        .has(
            new TestPull(9, "Theirs", "bob")
                .adds(
                    "db/migrations/20240202000001_gone.sql",
                    "-- migrate:up\nDROP TABLE users;\n-- migrate:down\n"));

    assertThat(rules(check())).containsExactly("linear/open-same-object");
  }

  @Test
  void whoAddsNoMigrationAsksNobody() throws Exception {
    gitHub().has(own(7));
    repository.git("checkout", "-q", "-b", "docs", "main");
    repository.write("README.md", "Shop\n");
    repository.commit("Readme");

    CheckReport report = check();

    assertThat(forge.seen()).isEmpty();
    assertThat(report.steps()).noneMatch(step -> step.name() == CheckStep.Name.OPEN);
  }

  @Test
  void withoutATokenNobodyIsAskedAndNothingIsSaid() throws Exception {
    gitHub().has(own(7));
    environment.remove("PLUMB_FORGE_TOKEN");
    assertThat(check().steps()).noneMatch(step -> step.name() == CheckStep.Name.OPEN);

    config("[forge]\nkind = \"github\"\nrequired = true\n");
    assertThatThrownBy(this::check)
        .isInstanceOf(CheckException.class)
        .hasMessage("other open pull requests: there is no token, and [forge] required is true");

    config("[forge]\nkind = \"none\"\n");
    environment.put("PLUMB_FORGE_TOKEN", TestForge.TOKEN);
    assertThat(check().steps()).noneMatch(step -> step.name() == CheckStep.Name.OPEN);
    assertThat(forge.seen()).isEmpty();
  }

  @Test
  void aForgeThatDoesNotTellDoesNotCloseTheGate() throws Exception {
    environment.put("PLUMB_FORGE_TOKEN", "not-the-token");
    gitHub().has(own(7));

    CheckReport report = check();

    assertThat(report.failed()).isFalse();
    assertThat(step(report).status()).isEqualTo(CheckStep.Status.SKIPPED);
    assertThat(step(report).summary())
        .startsWith("other open pull requests are not known: GitHub (127.0.0.1:")
        .contains("the token in PLUMB_FORGE_TOKEN is not accepted (401: Bad credentials)")
        .contains("permissions: {contents: read, pull-requests: read}");
    assertThat(text(report) + new JsonReport().render(report)).doesNotContain("not-the-token");

    config("[forge]\nrequired = true\n");
    assertThatThrownBy(this::check)
        .isInstanceOf(CheckException.class)
        .hasMessageContaining("the token in PLUMB_FORGE_TOKEN is not accepted")
        .hasMessageNotContaining("not-the-token")
        .extracting(e -> ((CheckException) e).kind())
        .isEqualTo(CheckException.Kind.COULD_NOT_RUN);
  }

  @Test
  void theNumbersOfOthersAreToldToWhoeverLooksForAFreeOne() throws Exception {
    gitHub()
        .has(
            new TestPull(12, "Phone numbers", "bob")
                .adds("db/migrations/0002_phone.sql", "SELECT 1;\n"),
            own(7).from("topic", "0".repeat(40)));

    OpenNumbers numbers = OpenNumbers.of(request());

    assertThat(numbers.notKnown()).isNull();
    assertThat(numbers.taken())
        .extracting(t -> t.migration().version() + " " + t.by())
        .containsExactly("0002 #12 \"Phone numbers\" by bob");
    environment.put("PLUMB_FORGE_TOKEN", "wrong");
    assertThat(OpenNumbers.of(request()).notKnown()).contains("is not accepted");
  }

  @Test
  void aNewMigrationGetsANumberThatNoOpenPullRequestTakes() throws Exception {
    gitHub()
        .has(
            new TestPull(12, "Phone numbers", "bob")
                .ofFork("bob/shop")
                .adds("db/migrations/0003_phone.sql", "SELECT 1;\n"));

    NewMigration.Made made =
        NewMigration.of(request(), new NewMigration.Wanted("add teams", null, true));

    assertThat(made.version()).isEqualTo("0004");
    assertThat(made.notes()).containsExactly("#12 \"Phone numbers\" by bob holds 0003_phone.sql");
    assertThat(
            NewMigration.of(request(), new NewMigration.Wanted("add teams", null, false)).version())
        .isEqualTo("0003");
  }

  private CheckStep step(CheckReport report) {
    return report.steps().stream()
        .filter(step -> step.name() == CheckStep.Name.OPEN)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> rules(CheckReport report) {
    return report.findings().stream()
        .map(Finding::rule)
        .filter(rule -> rule.startsWith("linear/open"))
        .toList();
  }

  /** What a person sees of it. */
  private static String open(CheckReport report) {
    List<Finding> findings =
        report.findings().stream().filter(f -> f.rule().startsWith("linear/open")).toList();
    List<CheckStep> steps =
        report.steps().stream().filter(step -> step.name() == CheckStep.Name.OPEN).toList();
    String text =
        text(
            new CheckReport(
                ".", "db/migrations", "plain", 2, null, null, steps, findings, 0, List.of()));
    return text.substring(0, text.indexOf("passed"));
  }

  private static String text(CheckReport report) {
    return new TextReport(new Style(false, true), false, false).render(report);
  }

  private CheckReport check() throws Exception {
    CheckReport report = Check.run(request());
    assertThat(report.count(Severity.ERROR)).isLessThanOrEqualTo(1);
    return report;
  }

  private CheckRequest request() throws Exception {
    return new CheckRequest(
        repository.root(),
        ".",
        ConfigReader.read(repository.root(), null, environment),
        environment,
        CLOCK,
        (path, done, all) -> {});
  }
}
