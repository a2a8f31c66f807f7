package dev.plumbline.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlAmongLogTest {
  private final List<String> asked = new ArrayList<>();

  @Test
  void cleanSqlIsTakenWithoutAsking() {
    String sql =
        """
        CREATE TYPE "m" AS ENUM('a;', 'b');
        CREATE TABLE "t" (
        	"a" serial PRIMARY KEY, -- not; the end
        	CONSTRAINT "c" CHECK ("a" > 0)
        );

        ALTER TABLE "t"
        ALTER COLUMN "a" SET DEFAULT 1;
        """;

    SqlAmongLog.Found found = SqlAmongLog.in("out", sql, this::ask);

    assertThat(found.dropped()).isEmpty();
    assertThat(asked).isEmpty();
    assertThat(found.sql()).contains("('a;', 'b');\n").contains("SET DEFAULT 1;\n");
  }

  @Test
  void logAroundItIsLeftOut() {
    SqlAmongLog.Found found =
        SqlAmongLog.in(
            "out",
            "[dotenv] injecting env (3)\n"
                + "{\"level\":30,\"msg\":\"it's\"}\n"
                + "CREATE TABLE t (a int);\n"
                + "Done; 12 ms\n",
            this::ask);

    assertThat(found.sql()).isEqualTo("CREATE TABLE t (a int);\n");
    assertThat(found.dropped())
        .containsExactly(
            "[dotenv] injecting env (3)", "{\"level\":30,\"msg\":\"it's\"}", "Done; 12 ms");
    assertThat(asked).isEmpty();
  }

  @Test
  void aLineOfLogThatBeginsLikeAStatementIsAskedAboutAndDropped() {
    SqlAmongLog.Found found =
        SqlAmongLog.in(
            "out",
            "CREATE TABLE users starts\nCREATE TABLE users (a int);\n",
            text -> ask(text) && text.contains("(") && !text.contains("starts"));

    assertThat(found.sql()).isEqualTo("CREATE TABLE users (a int);\n");
    assertThat(found.dropped()).containsExactly("CREATE TABLE users starts");
    assertThat(asked)
        .containsExactly(
            "CREATE TABLE users starts\nCREATE TABLE users (a int)", "CREATE TABLE users starts\n");
  }

  @Test
  void anEscapeSequenceAndAQuoteThatIsNeverClosedDoNoHarm() {
    SqlAmongLog.Found found =
        SqlAmongLog.in(
            "out",
            "\u001b[33mDROP TABLE it isn't\u001b[0m\n\u001b[1mCREATE SCHEMA s;\u001b[0m\n",
            text -> false);

    assertThat(found.sql()).isEqualTo("CREATE SCHEMA s;\n");
    assertThat(found.dropped()).containsExactly("DROP TABLE it isn't");
  }

  @Test
  void nothingIsFoundInNothing() {
    assertThat(SqlAmongLog.in("out", "", this::ask).sql()).isEmpty();
    assertThat(SqlAmongLog.in("out", "no SQL;\nat all\n", this::ask).dropped()).hasSize(2);
  }

  private boolean ask(String text) {
    asked.add(text);
    return true;
  }
}
