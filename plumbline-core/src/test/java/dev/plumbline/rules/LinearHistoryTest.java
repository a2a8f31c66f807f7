package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.git.BaseOptions;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.GitState;
import dev.plumbline.git.TestRepository;
import dev.plumbline.history.Convention;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.drizzle.Drizzle;
import dev.plumbline.history.plain.PlainNumbered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearHistoryTest {
  private static final String ORDERS = "CREATE TABLE orders (\n  id bigint,\n  note text\n);\n";

  @TempDir Path temp;
  private TestRepository repository;
  private String[] variables = {};
  private Convention convention = new PlainNumbered();

  @BeforeEach
  void mainWithTwoMigrations() {
    repository = TestRepository.create(temp.resolve("project"));
    write("0001_users.sql", "CREATE TABLE users (id bigint);\n");
    write("0002_orders.sql", ORDERS);
    repository.commit("Start (#1)");
  }

  private void write(String name, String content) {
    repository.write("app/db/" + name, content);
  }

  private Path file(String name) {
    return repository.root().resolve("app/db/" + name);
  }

  /** Goes to main, commits one more file, comes back to the branch. */
  private void mainGets(String name, String content, String message) {
    repository.git("checkout", "-q", "main");
    write(name, content);
    repository.commit(message);
    repository.git("checkout", "-q", "topic");
  }

  private void branch() {
    repository.git("checkout", "-q", "-b", "topic");
  }

  private List<Finding> findings() {
    return findings("2026-03-01T23:00:00Z");
  }

  private List<Finding> findings(String now) {
    return compared(now).findings();
  }

  /** What is said of names and numbers, knowing what main has. */
  private List<Finding> ofFiles() {
    MergedProblems merged = compared("2026-03-01T23:00:00Z").merged();
    return HistoryFindings.of("db", mine().problems(), merged);
  }

  private History mine() {
    try {
      DirectoryFiles files = DirectoryFiles.of(repository.root().resolve("app/db"));
      return convention.read(files, ReadOptions.DEFAULT);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private LinearHistory.Compared compared(String now) {
    Path project = repository.root().resolve("app");
    Map<String, String> environment = TestRepository.environment(variables);
    try (Git git = Git.in(project, environment)) {
      GitState state = GitState.of(git, new BaseOptions(null, environment));
      assertThat(state).isInstanceOf(GitState.InRepository.class);
      DirectoryFiles files = DirectoryFiles.of(project.resolve("db"));
      History mine = convention.read(files, ReadOptions.DEFAULT);
      return new LinearHistory(
              git, (GitState.InRepository) state, "db", convention, ReadOptions.DEFAULT)
          .compare(files, mine, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    } catch (IOException | GitException e) {
      throw new AssertionError(e);
    }
  }

  private Finding only() {
    List<Finding> findings = findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @Test
  void aBranchWithTheNextNumberIsClean() {
    branch();
    write("0003_mine.sql", "SELECT 1;");
    repository.commit("Mine");
    assertThat(findings()).isEmpty();
  }

  @Test
  void aGapFailsOnlyTheBranchThatCanStillMendIt() {
    branch();
    write("0004_mine.sql", "SELECT 1;");
    repository.commit("Mine");
    assertThat(ofFiles())
        .extracting(f -> f.severity() + " " + f.message())
        .containsExactly("ERROR 0003 is missing: 0002_orders.sql is followed by 0004_mine.sql");
    repository.git("checkout", "-q", "main");
    repository.git("merge", "-q", "--no-ff", "--no-edit", "topic");
    repository.git("checkout", "-q", "-b", "next");
    write("0006_next.sql", "SELECT 1;");
    repository.commit("Next");
    assertThat(ofFiles())
        .extracting(f -> f.severity() + " " + f.message())
        .containsExactly(
            "WARNING 0003 is missing: 0002_orders.sql is followed by 0004_mine.sql; already so on"
                + " main",
            "ERROR 0005 is missing: 0004_mine.sql is followed by 0006_next.sql");
  }

  @Test
  void aBranchThatTearsAGapByDeletingAMergedFileIsToBlame() {
    write("0003_teams.sql", "SELECT 1;");
    repository.commit("Teams");
    branch();
    repository.git("rm", "-q", "app/db/0002_orders.sql");
    repository.commit("Away");
    assertThat(ofFiles()).extracting(Finding::severity).containsExactly(Severity.ERROR);
  }

  @Test
  void golangMigrateDoesNotMindGaps() {
    write("0004_teams.up.sql", "SELECT 1;");
    assertThat(HistoryFindings.of("db", mine().problems()))
        .extracting(f -> f.severity() + " " + f.rule())
        .containsExactly("WARNING sequence/gap");
  }

  @Test
  void aMergedNameIsAWarningUnlessTheFileNeverRan() {
    write("0003-Teams.sql", "SELECT 1;");
    write("teams.sql", "SELECT 1;");
    repository.commit("Teams");
    branch();
    write("0004-mine.sql", "SELECT 1;");
    assertThat(ofFiles())
        .extracting(f -> f.severity() + " " + f.location().file())
        .containsExactlyInAnyOrder(
            "WARNING db/0003-Teams.sql", "ERROR db/teams.sql", "ERROR db/0004-mine.sql");
  }

  @Test
  void aBranchBehindMainWithoutMigrationsIsClean() {
    branch();
    mainGets("0003_teams.sql", "SELECT 1;", "Teams (#7)");
    repository.write("README", "x").commit("Docs");
    assertThat(findings("2026-04-01T00:00:00Z")).isEmpty();
  }

  @Test
  void theSameNumberOnBothSidesNamesBothFilesThePullRequestAndTheNextNumber() {
    branch();
    write("0003_labels.sql", "SELECT 1;");
    write("0004_more_labels.sql", "SELECT 1;");
    repository.commit("Labels");
    mainGets("0003_teams.sql", "SELECT 2;", "Teams (#7)");
    Finding finding = only();
    assertThat(finding.rule()).isEqualTo("linear/same-number");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.message()).contains("0003_labels.sql", "0003_teams.sql", "#7", "main");
    assertThat(finding.location()).isEqualTo(Location.file("db/0003_labels.sql"));
    assertThat(finding.fix()).isEqualTo("rebase on main, then plumb renumber");
  }

  @Test
  void anUncommittedMigrationCountsAsMine() {
    branch();
    mainGets("0003_teams.sql", "SELECT 2;", "Merge pull request #12 from someone/teams");
    write("0003_labels.sql", "SELECT 1;");
    assertThat(only().message()).contains("#12");
  }

  @Test
  void theSameNameWithOtherContentIsACollisionAndWithTheSameIsNot() {
    branch();
    write("0003_teams.sql", "SELECT 1;");
    repository.commit("Teams");
    mainGets("0003_teams.sql", "SELECT 2;", "Teams (#7)");
    assertThat(only().message()).contains("another file of the same name");
    write("0003_teams.sql", "SELECT 2;");
    assertThat(findings()).isEmpty();
  }

  @Test
  void aJournalsPlaceIsTakenLikeANumber() {
    journal("20260101000000_a", "20260102000000_b");
    repository.commit("Drizzle (#2)");
    branch();
    journal("20260101000000_a", "20260102000000_b", "20260104000000_mine");
    repository.commit("Mine");
    repository.git("checkout", "-q", "main");
    journal("20260101000000_a", "20260102000000_b", "20260103000000_theirs");
    repository.commit("Theirs (#3)");
    repository.git("checkout", "-q", "topic");
    assertThat(only().message())
        .isEqualTo(
            "20260104000000_mine.sql takes place 2 in the journal, which on main is taken by"
                + " 20260103000000_theirs.sql, from #3 (%s, 2026-03-01)"
                    .formatted(repository.git("rev-parse", "--short", "main")));
  }

  @Test
  void aPlaceThatOnlyMovedUpIsNotTaken() throws IOException {
    journal("20260101000000_a", "20260102000000_b", "20260103000000_c");
    repository.commit("Drizzle (#2)");
    branch();
    Files.delete(file("20260102000000_b.sql"));
    journal("20260101000000_a", "20260103000000_c", "20260104000000_mine");
    repository.commit("Mine");
    assertThat(findings()).extracting(Finding::rule).containsExactly("linear/deleted");
  }

  private void journal(String... tags) {
    convention = new Drizzle();
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < tags.length; i++) {
      write(tags[i] + ".sql", "SELECT '" + tags[i] + "';");
      entries
          .append(i == 0 ? "" : ",")
          .append(
              "{\"idx\":%d,\"version\":\"7\",\"when\":%d,\"tag\":\"%s\",\"breakpoints\":true}"
                  .formatted(i, 1000 + i, tags[i]));
    }
    write(
        "meta/_journal.json",
        "{\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":[" + entries + "]}");
  }

  @Test
  void aNumberBelowMainsHighestIsToldOnce() {
    branch();
    write("0003_labels.sql", "SELECT 1;");
    repository.commit("Labels");
    mainGets("0004_teams.sql", "SELECT 2;", "Teams (#7)");
    Finding finding = only();
    assertThat(finding.rule()).isEqualTo("linear/below-main");
    assertThat(finding.message()).contains("0003_labels.sql", "0004_teams.sql");
    assertThat(finding.fix()).isEqualTo("rebase on main, then plumb renumber");
  }

  @Test
  void aTimeBelowMainsHighestIsOnlyANote() {
    write("20260101120000_start.sql", "SELECT 1;");
    repository.commit("Times");
    branch();
    write("20260102120000_mine.sql", "SELECT 1;");
    repository.commit("Mine");
    mainGets("20260103120000_theirs.sql", "SELECT 2;", "Theirs (#7)");
    assertThat(only().severity()).isEqualTo(Severity.NOTE);
  }

  @Test
  void anEditOfAMergedMigrationShowsWhereAndWhat() {
    branch();
    write("0002_orders.sql", ORDERS.replace("note text", "note varchar"));
    Finding finding = only();
    assertThat(finding.rule()).isEqualTo("linear/edited");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.location())
        .isEqualTo(new Location("db/0002_orders.sql", 3, 0, "  note varchar"));
    assertThat(finding.evidence()).contains("-  note text", "+  note varchar");
    assertThat(finding.fix()).contains("git checkout main -- db/0002_orders.sql");
  }

  @Test
  void anEditOfCommentsIsANoteAndOneOfLineEndsIsNothing() {
    branch();
    write("0002_orders.sql", "-- Orders.\n" + ORDERS.replace("  id", "    id"));
    repository.commit("Comment");
    assertThat(only().severity()).isEqualTo(Severity.NOTE);
    write("0002_orders.sql", ORDERS.replace("\n", "\r\n"));
    assertThat(findings()).isEmpty();
  }

  @Test
  void anEditInsideAFunctionsCommentIsAnEdit() {
    String function = "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ -- a\nSELECT 1 $$;";
    write("0003_f.sql", function);
    repository.commit("F (#2)");
    branch();
    write("0003_f.sql", function.replace("-- a", "-- b"));
    assertThat(only().severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void puttingBackWhatMainOnceHadIsANote() {
    write("0002_orders.sql", "CREATE TABLE orders (id int);\n");
    repository.commit("Edited by mistake (#3)");
    branch();
    write("0002_orders.sql", ORDERS);
    repository.commit("Restore");
    Finding finding = only();
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(finding.message()).contains("reads again as it once did");
  }

  @Test
  void anEditBothSidesMadeIsNobodysChange() {
    branch();
    write("0002_orders.sql", "CREATE TABLE orders (id int);\n");
    repository.commit("Edit");
    mainGets("0002_orders.sql", "CREATE TABLE orders (id int);\n", "The same (#3)");
    assertThat(findings()).isEmpty();
  }

  @Test
  void aDeletedMigrationIsToldWithTheWayBack() throws IOException {
    branch();
    Files.delete(file("0002_orders.sql"));
    Finding finding = only();
    assertThat(finding.rule()).isEqualTo("linear/deleted");
    assertThat(finding.fix()).startsWith("git checkout main -- db/0002_orders.sql");
  }

  @Test
  void manyDeletedMigrationsAreOneFinding() throws IOException {
    for (int i = 3; i < 9; i++) {
      write("000" + i + "_x.sql", "SELECT " + i + ";");
    }
    repository.commit("More (#2)");
    branch();
    for (int i = 3; i < 9; i++) {
      Files.delete(file("000" + i + "_x.sql"));
    }
    assertThat(only().evidence()).hasSize(6);
  }

  @Test
  void aRenamedMigrationIsNotOneDeletedAndOneAdded() {
    branch();
    repository.git("mv", "app/db/0002_orders.sql", "app/db/0002_purchases.sql");
    assertThat(only().rule()).isEqualTo("linear/renamed");
    write("0002_purchases.sql", ORDERS + "-- one more line\n");
    assertThat(only().evidence()).hasSize(1);
    assertThat(only().fix()).isEqualTo("git mv db/0002_purchases.sql db/0002_orders.sql");
  }

  @Test
  void aRenumberedMigrationThatTakesAnothersNumberIsBoth() {
    branch();
    repository.git("mv", "app/db/0002_orders.sql", "app/db/0003_orders.sql");
    repository.commit("Renumber");
    mainGets("0003_teams.sql", "SELECT 2;", "Teams (#7)");
    assertThat(findings())
        .extracting(Finding::rule)
        .containsExactly("linear/same-number", "linear/renamed");
  }

  @Test
  void resolvingACollisionThatMainHasIsAWarning() {
    write("0002_teams.sql", "SELECT 2;");
    repository.commit("Collision (#2)");
    branch();
    repository.git("mv", "app/db/0002_teams.sql", "app/db/0003_teams.sql");
    Finding finding = only();
    assertThat(finding.rule()).isEqualTo("linear/renamed");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void aTrialMergeTellsTheBranchsFileFromMains() {
    branch();
    write("0003_labels.sql", "SELECT 1;");
    repository.commit("Labels");
    mainGets("0003_teams.sql", "SELECT 2;", "Teams (#7)");
    repository.git("checkout", "-q", "--detach", "main");
    repository.git("merge", "-q", "--no-ff", "-m", "Trial", "topic");
    variables = new String[] {"GITHUB_BASE_REF", "main", "GITHUB_REF", "refs/pull/9/merge"};
    Finding finding = only();
    assertThat(finding.rule()).isEqualTo("linear/same-number");
    assertThat(finding.message()).startsWith("0003_labels.sql").contains("0003_teams.sql", "#7");
  }

  @Test
  void mainAfterAMergeIsComparedWithMainBefore() {
    branch();
    write("0003_labels.sql", "SELECT 1;");
    repository.commit("Labels");
    mainGets("0003_teams.sql", "SELECT 2;", "Teams (#7)");
    repository.git("checkout", "-q", "main");
    assertThat(findings()).isEmpty();
    repository.git("merge", "-q", "--no-ff", "-m", "Merge pull request #8", "topic");
    assertThat(only().message()).startsWith("0003_labels.sql").contains("main before it");
  }

  @Test
  void workOnMainIsComparedWithMainAsItIs() {
    write("0003_teams.sql", "SELECT 2;");
    repository.commit("Teams (#7)");
    assertThat(findings()).isEmpty();
    write("0003_teams.sql", "SELECT 3;");
    assertThat(only().rule()).isEqualTo("linear/edited");
    write("0003_teams.sql", "SELECT 2;");
    write("0003_labels.sql", "SELECT 1;");
    assertThat(only().message()).startsWith("0003_labels.sql");
  }

  @Test
  void aStackedBranchIsCleanBeforeAndAfterItsLowerPartIsSquashed() {
    branch();
    write("0003_lower.sql", "SELECT 1;");
    repository.commit("Lower");
    repository.git("checkout", "-q", "-b", "upper");
    write("0004_upper.sql", "SELECT 2;");
    repository.commit("Upper");
    assertThat(findings()).isEmpty();
    repository.git("checkout", "-q", "main");
    repository.git("merge", "-q", "--squash", "topic");
    repository.commit("Lower (#4)");
    repository.git("checkout", "-q", "upper");
    assertThat(findings()).isEmpty();
  }

  @Test
  void anOldBranchIsANoteOnceMainHasMovedOn() {
    branch();
    write("0003_labels.sql", "SELECT 1;");
    repository.commit("Labels");
    assertThat(findings("2026-03-09T00:00:00Z")).isEmpty();
    repository.git("checkout", "-q", "main");
    repository.write("README", "x").commit("Docs");
    repository.git("checkout", "-q", "topic");
    assertThat(findings("2026-03-02T09:00:00Z")).isEmpty();
    List<Finding> old = findings("2026-03-09T00:00:00Z");
    assertThat(old).extracting(Finding::rule).containsExactly("linear/old-branch");
    assertThat(old.get(0).severity()).isEqualTo(Severity.NOTE);
    assertThat(old.get(0).message()).isEqualTo("the branch left main 7 days ago");
  }
}
