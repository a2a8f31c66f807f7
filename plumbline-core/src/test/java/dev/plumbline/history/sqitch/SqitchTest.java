package dev.plumbline.history.sqitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Conventions;
import dev.plumbline.history.Decision;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.RunnerRule;
import dev.plumbline.history.TransactionMode;
import dev.plumbline.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SqitchTest {
  private static final String HEAD =
      """
      %syntax-version=1.0.0
      %project=flips
      %uri=https://example.org/flips

      """;

  private static final String PLAN =
      HEAD
          + """
          a 2026-11-23T00:38:35Z Ada <ada@example.org> # Adds a
          b 2026-11-23T00:38:36Z Ada <ada@example.org> # Adds b
          c 2026-11-23T00:38:36Z Ada <ada@example.org> # Adds c
          @v1 2026-11-23T00:39:09Z Ada <ada@example.org> # First\\nsecond line

          d [a c@v1] 2026-11-23T00:39:10Z Ada <ada@example.org> # Adds d, é\\n\\nMore about d.
          a [a@v1] 2026-11-23T00:39:12Z Ada <ada@example.org> # Again
          """;

  private static FilesInMemory files(String plan, String... scripts) {
    FilesInMemory files = new FilesInMemory().with("sqitch.plan", plan);
    for (String script : scripts) {
      files.with("deploy/" + script + ".sql", "BEGIN;\nSELECT 1;\nCOMMIT;\n");
    }
    return files;
  }

  private static FilesInMemory whole() {
    return files(PLAN, "a@v1", "b", "c", "d", "a");
  }

  private static History read(FilesInMemory files) {
    return new Sqitch().read(files, ReadOptions.DEFAULT);
  }

  private static List<String> problems(FilesInMemory files) {
    return read(files).problems().stream().map(SqitchTest::inWords).toList();
  }

  private static String inWords(HistoryProblem problem) {
    return "%s:%d %s".formatted(problem.path(), problem.line(), problem.message());
  }

  @Test
  void thePlanDecidesTheOrderAndAReworkedChangeKeepsItsOldScript() {
    History history = read(whole());
    assertThat(Conventions.recognise(whole()).orElseThrow().convention().id()).isEqualTo("sqitch");
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations())
        .extracting(Migration::path)
        .containsExactly(
            "deploy/a@v1.sql", "deploy/b.sql", "deploy/c.sql", "deploy/d.sql", "deploy/a.sql");
  }

  /** The ids are what Sqitch 1.3 wrote into its table for this plan. */
  @Test
  void theKeyIsTheIdThatSqitchWritesDown() {
    assertThat(read(whole()).migrations().subList(0, 3))
        .extracting(Migration::key)
        .containsExactly(
            "30a209d84d4bb8fb45a94540e2ad81069e9a324e",
            "fa1b414fa8ce7850ae6cce9613cac07ed09cacc4",
            "43e72b44d6f7b3c411760382c85e3ac96b3cc6bc");
  }

  @Test
  void aScriptDecidesItsTransactionsItself() throws Exception {
    FilesInMemory files = files(PLAN, "a@v1", "b", "c", "d", "a");
    files.with("deploy/b.sql", "CREATE TABLE b ();\nCREATE INDEX CONCURRENTLY ON b ((1));");
    List<Migration> migrations = read(files).migrations();
    assertThat(migrations.get(0).transactionMode()).isEqualTo(TransactionMode.OWN);
    assertThat(migrations.get(1).transactionMode()).isEqualTo(TransactionMode.PER_STATEMENT);
  }

  @Test
  void variablesAreSetAndUsedAsPsqlDoes() throws Exception {
    FilesInMemory files =
        files(PLAN, "a@v1", "b", "c", "d", "a")
            .with("sqitch.conf", "[core]\n\tengine = pg\n[deploy \"variables\"]\n\towner = ada\n")
            .with(
                "deploy/b.sql",
                """
                \\set ON_ERROR_STOP on
                \\set name 'it''s'
                \\set both :name _x
                \\echo now
                CREATE TABLE :"both" (id int, t text DEFAULT :'name', u text DEFAULT ':name'::text);
                ALTER TABLE :"both" OWNER TO :owner;
                SELECT a[1:other], b::text;
                """);
    History history = read(files);
    assertThat(history.migrations().get(1).statements())
        .extracting(Statement::text)
        .containsExactly(
            "CREATE TABLE \"it's_x\" (id int, t text DEFAULT 'it''s', u text DEFAULT"
                + " ':name'::text)",
            "ALTER TABLE \"it's_x\" OWNER TO ada",
            "SELECT a[1:other], b::text");
    assertThat(history.migrations().get(1).statements().get(1).start().line()).isEqualTo(6);
  }

  @Test
  void whatRunsProgramsOrReadsOtherFilesIsRefusedWhereItStands() {
    FilesInMemory files = whole();
    files.with("deploy/b.sql", "SELECT 1;\n\\copy t from program 'id'\n");
    Migration migration = read(files).migrations().get(1);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(migration::statements))
        .hasMessageContaining("deploy/b.sql:2:1")
        .hasMessageContaining("\\copy is a command of psql");
  }

  @Test
  void valuesFromTheConfigurationGoBeforeThoseOfSqitch() throws Exception {
    FilesInMemory files = whole().with("deploy/b.sql", "SELECT :'x';");
    ReadOptions options =
        new ReadOptions(
            ReadOptions.DEFAULT.naming(),
            Set.of(),
            ReadOptions.DEFAULT.recorded(),
            Map.of("x", "y"));
    assertThat(new Sqitch().read(files, options).migrations().get(1).statements())
        .extracting(Statement::text)
        .containsExactly("SELECT 'y'");
  }

  @Test
  void aPlanThatSqitchWouldNotReadIsAProblemWithItsLine() {
    assertThat(problems(files("a 2026-11-23T00:38:35Z Ada <a@b>\n", "a")))
        .containsExactly(
            "sqitch.plan:1 the plan has no line %project=…, without which Sqitch stops");
    assertThat(problems(files(HEAD + "a yesterday\n", "a")))
        .singleElement()
        .asString()
        .startsWith("sqitch.plan:5 a change is NAME");
    assertThat(problems(files(HEAD + change("a") + change("a"), "a")))
        .containsExactly(
            "sqitch.plan:6 the change a is there twice, in lines 5 and 6, without a tag between"
                + " them");
    assertThat(problems(files(HEAD + change("a") + change("b [zz]"), "a", "b")))
        .containsExactly("sqitch.plan:6 b requires zz, which does not come before it in the plan");
    assertThat(problems(files(HEAD + "<<<<<<< HEAD\n" + change("a"), "a")))
        .containsExactly("sqitch.plan:5 a merge conflict was left in the plan");
  }

  @Test
  void missingAndUnplannedScriptsAreNamed() {
    assertThat(problems(files(HEAD + change("a") + change("b"), "a", "c")))
        .containsExactly(
            "sqitch.plan:6 the plan names b, but there is no file deploy/b.sql; Sqitch stops here",
            "deploy/c.sql:0 no change of sqitch.plan names the file, so Sqitch never runs it");
  }

  @Test
  void anotherEngineIsNoHistoryOfOurs() {
    FilesInMemory files = whole().with("sqitch.conf", "[core]\n  engine = mysql\n");
    assertThat(problems(files))
        .contains("sqitch.plan:1 the engine in sqitch.conf is mysql, not pg");
  }

  @Test
  void scriptsLieWhereTheConfigurationSays() {
    FilesInMemory files =
        new FilesInMemory()
            .with("sqitch.plan", HEAD + change("a"))
            .with("sqitch.conf", "[core]\n  deploy_dir = up\n  extension = ddl\n")
            .with("up/a.ddl", "SELECT 1;");
    assertThat(read(files).migrations()).extracting(Migration::path).containsExactly("up/a.ddl");
  }

  @Test
  void whatStandsBehindTheLatestDeployedChangeRuns() {
    History history = read(whole());
    Decision decision = decide(history, history.migrations().subList(0, 3));
    assertThat(decision.refusal()).isNull();
    assertThat(decision.runs()).isEqualTo(history.migrations().subList(3, 5));
  }

  /** As Sqitch 1.3 does: every id behind the new change is another one. */
  @Test
  void aChangePutInBeforeTheLatestOneMakesSqitchStop() {
    History before = read(files(HEAD + change("a") + change("b"), "a", "b"));
    History now = read(files(HEAD + change("a") + change("x") + change("b"), "a", "x", "b"));
    Decision decision = decide(now, before.migrations());
    assertThat(String.valueOf(decision.refusal()))
        .contains("Cannot find change " + before.migrations().getLast().key());
  }

  private static Decision decide(History history, List<Migration> applied) {
    RunnerRule rule = new InPlanOrder();
    return rule.decide(history, Recorded.of(rule, applied));
  }

  private static String change(String name) {
    return name + " 2026-11-23T00:38:35Z Ada <ada@example.org> # note\n";
  }
}
