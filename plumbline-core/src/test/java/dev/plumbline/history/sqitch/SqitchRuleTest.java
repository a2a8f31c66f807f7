package dev.plumbline.history.sqitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.history.Decision;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.NpmRunner;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.RealRunner;
import dev.plumbline.history.Recorded;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every decision here is Sqitch's own as well. */
class SqitchRuleTest {
  private static Path sqitch = Path.of("sqitch");

  @TempDir private Path directory;
  private ScratchDatabase database;

  @BeforeAll
  static void install() {
    boolean debian = Files.exists(Path.of("/etc/debian_version"));
    assumeTrue(debian || System.getenv("CI") != null, "Sqitch comes from Debian's packages");
    Path script = Path.of("..", "build", "sqitch").toAbsolutePath().normalize();
    NpmRunner.Outcome installed = NpmRunner.run(Path.of(""), Map.of(), script.toString());
    assertThat(installed.exit()).as(installed.out()).isZero();
    sqitch = Path.of(installed.out().lines().toList().getLast());
  }

  @BeforeEach
  void open() {
    database = TestServer.database();
    run("init", "flips", "--engine", "pg", "--uri", "https://example.org/flips");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatStandsBehindTheLatestChangeIsDeployedInThePlansOrder() throws Exception {
    add("b");
    add("a", "--requires", "b", "--note", "Adds a, é\n\nand says why.");
    assertThat(deployAsDecided()).containsExactly("b", "a");
    assertThat(deployAsDecided()).isEmpty();
    run("tag", "v1", "--note", "First");
    add("c", "--requires", "a@v1");
    assertThat(deployAsDecided()).containsExactly("c");
  }

  @Test
  void aReworkedChangeRunsItsOldScriptAndThenItsNewOne() throws Exception {
    add("a");
    run("tag", "v1", "--note", "First");
    run("rework", "a", "--note", "Again");
    Files.writeString(directory.resolve("deploy/a.sql"), "\\set t again\nCREATE TABLE :t ();\n");
    assertThat(deployAsDecided()).containsExactly("a", "a");
    assertThat(RealRunner.hasTable(database, "a")).isTrue();
    assertThat(RealRunner.hasTable(database, "again")).isTrue();
  }

  @Test
  void aScriptThatWasEditedIsNotLookedAt() throws Exception {
    add("a");
    deployAsDecided();
    Files.writeString(directory.resolve("deploy/a.sql"), "SELECT 1;\n");
    assertThat(deployAsDecided()).isEmpty();
  }

  @Test
  void aChangePutInBeforeTheLatestOneStopsIt() throws Exception {
    add("a");
    add("b");
    deployAsDecided();
    Path plan = directory.resolve("sqitch.plan");
    String before = Files.readString(plan);
    add("late");
    List<String> lines = new ArrayList<>(Files.readString(plan).lines().toList());
    String late = lines.removeLast();
    lines.add(lines.size() - 1, late);
    Files.writeString(plan, String.join("\n", lines) + "\n");

    Decision decision = decide();
    NpmRunner.Outcome outcome = deploy();

    assertThat(outcome.exit()).isNotZero();
    String refusal = Objects.requireNonNull(decision.refusal()).why();
    assertThat(outcome.out()).contains(refusal.substring(0, refusal.indexOf(" in sqitch.plan")));
    Files.writeString(plan, before);
    Files.delete(directory.resolve("deploy/late.sql"));
    assertThat(deployAsDecided()).isEmpty();
  }

  /** The changes Sqitch deployed, as it names them. */
  private List<String> deployAsDecided() throws Exception {
    Decision decided = decide();
    Recorded expected = recorded();
    for (Migration change : decided.runs()) {
      expected = expected.with(new InPlanOrder().entry(change));
    }
    NpmRunner.Outcome outcome = deploy();
    assertThat(outcome.out()).doesNotContain("not ok", "failed");
    assertThat(recorded()).isEqualTo(expected);
    List<String> deployed =
        outcome
            .out()
            .lines()
            .filter(line -> line.startsWith("  + "))
            .map(line -> line.replaceAll("^  \\+ (\\w+).*", "$1"))
            .toList();
    assertThat(decided.runs()).extracting(Migration::version).containsExactlyElementsOf(deployed);
    return deployed;
  }

  private Decision decide() throws Exception {
    return new InPlanOrder().decide(read(), recorded());
  }

  private History read() throws Exception {
    History history = new Sqitch().read(DirectoryFiles.of(directory), ReadOptions.DEFAULT);
    assertThat(history.problems()).isEmpty();
    return history;
  }

  private Recorded recorded() throws Exception {
    return RealRunner.hasTable(database, "sqitch.changes")
        ? new Recorded(
            RealRunner.rows(
                    database,
                    "SELECT change_id, script_hash FROM sqitch.changes ORDER BY committed_at")
                .stream()
                .map(row -> Recorded.Entry.applied(row.get(0), row.get(1)))
                .toList())
        : Recorded.NOTHING;
  }

  private void add(String name, String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of("add", name));
    command.addAll(List.of(more));
    if (!command.contains("--note")) {
      command.addAll(List.of("--note", "Adds " + name));
    }
    run(command.toArray(String[]::new));
    Files.writeString(
        directory.resolve("deploy/" + name + ".sql"),
        "BEGIN;\nCREATE TABLE " + name + " ();\nCOMMIT;\n");
  }

  private NpmRunner.Outcome deploy() throws Exception {
    String url =
        "db:pg://postgres@/%s?host=%s;port=%s"
            .formatted(database.name(), NpmRunner.socket(database), NpmRunner.port(database));
    return sqitch(
        "deploy", "--no-verify", "--client", sqitch.resolveSibling("psql").toString(), url);
  }

  private void run(String... command) {
    NpmRunner.Outcome outcome = sqitch(command);
    assertThat(outcome.exit()).as(outcome.out()).isZero();
  }

  private NpmRunner.Outcome sqitch(String... arguments) {
    List<String> command = new ArrayList<>(List.of(sqitch.toString()));
    command.addAll(List.of(arguments));
    return NpmRunner.run(
        directory,
        Map.of("SQITCH_FULLNAME", "Ada", "SQITCH_EMAIL", "ada@example.org", "HOME", "/nowhere"),
        command.toArray(String[]::new));
  }
}
