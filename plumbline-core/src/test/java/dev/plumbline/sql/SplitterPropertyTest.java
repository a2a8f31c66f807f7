package dev.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any sequence of good statements, with anything blank between them, comes back as it was. */
class SplitterPropertyTest {
  private static final List<String> STATEMENTS =
      List.of(
          "select 1",
          "SELECT 'a;b''c' AS x, \"d;\"\"e\" FROM t",
          "select E'\\';' 'x'",
          "select E'a'\n'\\';'",
          "insert into t values ($$;$$, $x$ ' \" -- /* $$ $x$)",
          "create table t (\n  a int, -- first; column\n  b text default ';' /* ; */\n)",
          "create function f() returns int language plpgsql as $fn$ begin; end; $fn$",
          "create or replace function g() returns int begin atomic select 1; select case when"
              + " true then 2 end; end",
          "create rule r as on insert to t do (select 1; select 2)",
          "update t set a = a*/* ; */-1 where b @> '{\"x\": \";\"}'",
          "do 'begin perform 1; end'",
          "comment on table \"ünï;\" is 'ß;\r\n'",
          "begin",
          "end",
          "select a$b$ from c$d$",
          "select U&\"\\0041;\", U&'\\0042;' UESCAPE '!', X'1F', B'01'",
          "prepare p (int) as select $1;".replace(";", ""));

  private static final List<String> BLANKS =
      List.of(
          " ",
          "\n",
          "\r\n",
          "\t",
          "\f",
          "-- c; ' \" $$ /*\n",
          "--\r\n",
          "/* ; */",
          "/* a /* ; ' */ $x$ \" */",
          ";",
          "--> statement-breakpoint\n",
          "-- 😀\n");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void splittingUndoesJoining(long seed) throws Exception {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var expected = new ArrayList<String>();
      var text = new StringBuilder(blanks(random));
      for (int i = random.nextInt(8); i > 0; i--) {
        String statement = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
        expected.add(statement);
        text.append(statement).append(insideBlanks(random)).append(';').append(blanks(random));
      }
      var source = SqlSource.of("t.sql", text.toString());
      List<Statement> statements = StatementSplitter.split(source);
      assertThat(statements)
          .as("seed %d, text %s", seed, text)
          .extracting(Statement::text)
          .containsExactlyElementsOf(expected);
      for (Statement statement : statements) {
        assertThat(source.text().substring(statement.start().offset(), statement.end().offset()))
            .isEqualTo(statement.text());
        String line = source.line(statement.start().line());
        int column = line.offsetByCodePoints(0, statement.start().column() - 1);
        assertThat(line.substring(column))
            .startsWith(statement.text().lines().findFirst().orElseThrow());
      }
    }
  }

  private static String insideBlanks(Random random) {
    // A line break and a quote would continue a string; a semicolon would end the statement.
    return random.nextBoolean() ? "" : " /* ; */ ";
  }

  private static String blanks(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(BLANKS.get(random.nextInt(BLANKS.size())));
    }
    return text.toString();
  }
}
