package dev.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSplitterTest {
  @Test
  void splitsAtSemicolonsAndDropsCommentsAroundStatements() throws Exception {
    assertThat(texts("-- head\nselect 1; /* between */ select 2 -- tail\n;;\n select 3"))
        .containsExactly("select 1", "select 2", "select 3");
  }

  @Test
  void findsNothingInBlanksCommentsAndLoneSemicolons() throws Exception {
    assertThat(texts(" \n-- only\n/* a /* b */ c */ ;; ; ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ';'",
        "select 'it''s;'",
        "select 'back\\'",
        "select E'it\\'s;'",
        "select E'a\\\\'",
        "select E'a'\n  'b\\';c'",
        "select E'a' -- more\n -- and more\n 'b\\';c'",
        "select 'a'\n'b;'",
        "select U&'d\\0061t;a' UESCAPE '\\'",
        "select B'1;', X'F;', N';', b'', x'', n';'",
        "select \"a;\"\"b;\" from \"c;\"",
        "select U&\"d;\\0061\"",
        "select $$;$$",
        "select $tag$ ; $$ ; $other$ ; $tag$",
        "select $a$;$b$a$",
        "select $ünï$;$ünï$",
        "select a$b$, c$$ from t",
        "select 1 /* ; /* ; */ ; */ + 2",
        "select 1 -- ;\n + 2",
        "select 4 */* ; */ 2",
        "select 4 +-- ;\n 2",
        "select @-1, a->>'x;' , b @> '{;}'",
        "select 0x1F, 1_000, 0o17, 0b11, 1.5e-3, .5, 1e10, 5.",
        "prepare p as select $1, $2",
        "create rule r as on insert to t do also (insert into l values (1); notify x;)",
        "create function f() returns int language sql begin atomic select 1; select 2; end",
        "create or replace procedure p() begin atomic select case when true then 1 end; end",
        "create function f() returns int begin atomic select case a when 1 then case b when 2 then"
            + " 3 end end; select 1; end",
        "create function f() returns int begin atomic select 1 as end; select t.end from t; end",
        "create function begin() returns int as 'select 1;' language sql",
        "create table t (a int default 1, \"begin\" text, atomic text)",
        "do $do$ begin perform 1; end $do$",
        "select array[1,2][1], a::text, b[1:2], c := 3",
        "select 1\u00a0",
      })
  void keepsWholeWhatIsOneStatement(String sql) throws Exception {
    assertThat(texts(sql)).containsExactly(sql);
    assertThat(texts(sql + ";select 9")).containsExactly(sql, "select 9");
    assertThat(texts("select 9;" + sql + "\n;")).containsExactly("select 9", sql);
  }

  @Test
  void splitsBeginAndEndOutsideRoutineBodies() throws Exception {
    assertThat(texts("begin; select case when true then 1 end; end; begin atomic; select 1"))
        .containsExactly(
            "begin", "select case when true then 1 end", "end", "begin atomic", "select 1");
  }

  @Test
  void stringsOnOneLineAreNotContinued() throws Exception {
    assertThat(texts("select E'a' 'b\\'; select 1"))
        .containsExactly("select E'a' 'b\\'", "select 1");
  }

  @Test
  void followsConformingStringsSwitchedOffInTheFile() throws Exception {
    assertThat(
            texts(
                """
                SET standard_conforming_strings = off;
                select 'it\\'s; one';
                SET LOCAL standard_conforming_strings TO 'on';
                select 'two\\';
                select 3;
                """))
        .containsExactly(
            "SET standard_conforming_strings = off",
            "select 'it\\'s; one'",
            "SET LOCAL standard_conforming_strings TO 'on'",
            "select 'two\\'",
            "select 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select 'a       | 2:8  | string is never closed
          select E'a\\'   | 2:8  | string is never closed
          select "a       | 2:8  | quoted identifier is never closed
          select $x$ $$   | 2:8  | dollar-quoted string $x$ is never closed
          select /* /* */ | 2:8  | comment is never closed
          """)
  void pointsAtTheBeginningOfWhatIsNeverClosed(String sql, String position, String problem) {
    assertThatThrownBy(() -> texts("select 1;\n" + sql.replace("\\\\", "\\") + " ; select 2\n"))
        .isInstanceOfSatisfying(
            SqlSourceException.class,
            e -> {
              assertThat(e.position()).hasToString(position);
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e).hasMessage("t.sql:" + position + ": " + problem);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          \\copy t from 'x'   | \\copy is a command of psql       | INSERT
          \\i other.sql       | \\i is a command of psql          | content of the included file
          \\connect other     | \\connect is a command of psql    | the one database
          select 1 \\gset     | \\gset is a command of psql       | DO block
          \\restrict abc      | \\restrict is a command of psql   | pg_dump
          \\! ls              | \\! is a command of psql          | remove
          \\.                 | \\. closes COPY rows              | remove
          """)
  void refusesPsqlCommandsByName(String sql, String problem, String fix) {
    assertThatThrownBy(() -> texts("select 1;\n" + sql))
        .isInstanceOfSatisfying(
            SqlSourceException.class,
            e -> {
              assertThat(e.problem()).contains(problem);
              assertThat(e.fix()).contains(fix);
              assertThat(e.position().line()).isEqualTo(2);
            });
  }

  @Test
  void skipsWhatPgDumpWritesWhenAsked() throws Exception {
    var dump = SqlSource.of("d.sql", "\\restrict Ab1\n\nselect 1;\n\\unrestrict Ab1\nselect 2;\n");
    assertThat(StatementSplitter.split(dump, PsqlCommands.OF_PG_DUMP))
        .extracting(Statement::text)
        .containsExactly("select 1", "select 2");
    var connect = SqlSource.of("d.sql", "\\restrict Ab1\n\\connect other\n");
    assertThatThrownBy(() -> StatementSplitter.split(connect, PsqlCommands.OF_PG_DUMP))
        .hasMessageContaining("d.sql:2:1: \\connect");
  }

  @Test
  void carriesTheRowsOfCopyFromStdin() throws Exception {
    List<Statement> statements =
        StatementSplitter.split(
            SqlSource.of(
                "t.sql",
                "COPY t (a, b) FROM stdin WITH (FORMAT text);\r\n"
                    + "1\tit's;\r\n"
                    + "\\N\t\\.x\r\n"
                    + "\\.\r\n"
                    + "select 1;"));
    assertThat(statements).hasSize(2);
    assertThat(statements.get(0).text()).isEqualTo("COPY t (a, b) FROM stdin WITH (FORMAT text)");
    assertThat(statements.get(0).copyText()).isEqualTo("1\tit's;\r\n\\N\t\\.x\r\n");
    assertThat(statements.get(1).text()).isEqualTo("select 1");
    assertThat(statements.get(1).copyText()).isNull();
  }

  @Test
  void copyWithoutRowsHasNone() throws Exception {
    var empty = StatementSplitter.split(SqlSource.of("t.sql", "copy t from stdin;\n\\.\n"));
    assertThat(empty.getFirst().copyText()).isEmpty();
    var end = StatementSplitter.split(SqlSource.of("t.sql", "copy t from stdin;\n\n"));
    assertThat(end.getFirst().copyText()).isNull();
    var fromFile = StatementSplitter.split(SqlSource.of("t.sql", "copy t from '/x'; select 1"));
    assertThat(fromFile).hasSize(2);
  }

  @Test
  void refusesCopyRowsThatAreNeverClosed() {
    assertThatThrownBy(() -> texts("select 1;\ncopy t from stdin;\n1\n2\nselect 2;\n"))
        .isInstanceOf(SqlSourceException.class)
        .hasMessageStartingWith("t.sql:2:1: COPY … FROM STDIN is followed by text");
  }

  @Test
  void knowsWhereStatementsStandInCrlfFiles() throws Exception {
    var source = SqlSource.of("t.sql", "-- é\r\n\r\n  select 'ä',\r\n    1 ;\r\nselect 2;\r\n");
    List<Statement> statements = StatementSplitter.split(source);
    assertThat(statements.get(0).start()).hasToString("3:3");
    assertThat(statements.get(0).end()).hasToString("4:6");
    assertThat(statements.get(1).start()).hasToString("5:1");
  }

  @Test
  void splitsOnlyThePartAskedFor() throws Exception {
    var source = SqlSource.of("t.sql", "select 1; 'open\nselect 2; select 3\n--x\nselect 4");
    int from = source.text().indexOf("select 2");
    assertThat(StatementSplitter.split(source, from, source.text().indexOf("--x")))
        .extracting(s -> s.text() + "@" + s.start())
        .containsExactly("select 2@2:1", "select 3@2:11");
  }

  private static List<String> texts(String sql) throws SqlSourceException {
    return StatementSplitter.split(SqlSource.of("t.sql", sql)).stream()
        .map(Statement::text)
        .toList();
  }
}
