package dev.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SqlSourceTest {
  @Test
  void countsLinesByAnyLineBreakAndColumnsByCharacter() {
    var source = SqlSource.of("t.sql", "a\r\nb😀c\n\rd");
    assertThat(source.lines()).isEqualTo(4);
    assertThat(source.line(1)).isEqualTo("a");
    assertThat(source.line(2)).isEqualTo("b😀c");
    assertThat(source.line(3)).isEmpty();
    assertThat(source.line(4)).isEqualTo("d");
    assertThat(source.position(source.text().indexOf('c'))).isEqualTo(new Position(6, 2, 3));
    assertThat(source.position(source.text().length())).hasToString("4:2");
    assertThat(source.position(0)).hasToString("1:1");
  }

  @Test
  void anEmptyFileHasOneEmptyLine() throws Exception {
    var source = SqlSource.decode("t.sql", new byte[0]);
    assertThat(source.lines()).isEqualTo(1);
    assertThat(source.line(1)).isEmpty();
    assertThat(source.position(0)).hasToString("1:1");
  }

  @Test
  void aByteOrderMarkIsNoText() throws Exception {
    var source = SqlSource.decode("t.sql", bytes("\uFEFFselect 1", StandardCharsets.UTF_8));
    assertThat(source.text()).isEqualTo("select 1");
    assertThat(StatementSplitter.split(source).getFirst().start()).hasToString("1:1");
  }

  @Test
  void refusesNulBytes() {
    assertThatThrownBy(() -> SqlSource.decode("t.sql", bytes("ä;\nse\0", StandardCharsets.UTF_8)))
        .hasMessage("t.sql:2:3: NUL byte at byte offset 6: PostgreSQL text cannot contain it");
  }

  @Test
  void refusesInvalidUtf8WhereItStands() {
    byte[] latin = bytes("\uFEFF-- ok\n-- ", StandardCharsets.UTF_8);
    latin = Arrays.copyOf(latin, latin.length + 2);
    latin[latin.length - 2] = (byte) 0xE9;
    latin[latin.length - 1] = '\n';
    byte[] bytes = latin;
    assertThatThrownBy(() -> SqlSource.decode("t.sql", bytes))
        .isInstanceOfSatisfying(
            SqlSourceException.class,
            e -> {
              assertThat(e).hasMessage("t.sql:2:4: invalid UTF-8 at byte offset 12 (0xE9)");
              assertThat(e.fix()).contains("iconv");
            });
  }

  @Test
  void acceptsTheReplacementCharacterWhenTheFileReallyContainsIt() throws Exception {
    byte[] bytes = bytes("select '\uFFFD'", StandardCharsets.UTF_8);
    assertThat(SqlSource.decode("t.sql", bytes).text()).isEqualTo("select '\uFFFD'");
  }

  @Test
  void saysWhenAFileIsUtf16() {
    for (Charset charset :
        new Charset[] {
          StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
        }) {
      assertThatThrownBy(() -> SqlSource.decode("t.sql", bytes("select 1;", charset)))
          .hasMessageContaining("UTF-16");
    }
  }

  @Test
  void givesTheCommentsAtTheHead() throws Exception {
    var source = SqlSource.of("t.sql", "\n-- one\n/* two */\n\nselect 1; -- three\n");
    assertThat(source.header()).isEqualTo("-- one\n/* two */");
    assertThat(SqlSource.of("t.sql", "select 1").header()).isEmpty();
    assertThat(SqlSource.of("t.sql", "-- alone").header()).isEqualTo("-- alone");
  }

  @Test
  void readsFiftyMegabytesInTwoSeconds() {
    String row = "insert into t values (1, 'it''s; a row', $$of; text$$); -- é and a comment\n";
    byte[] bytes = bytes(row.repeat(50_000_000 / row.length()), StandardCharsets.UTF_8);
    Assertions.assertThatCode(
            () -> {
              long start = System.nanoTime();
              var source = SqlSource.decode("t.sql", bytes);
              var statements = StatementSplitter.split(source);
              assertThat(statements.getLast().start().line()).isEqualTo(statements.size());
              assertThat(Duration.ofNanos(System.nanoTime() - start))
                  .isLessThan(Duration.ofSeconds(6)); // thrice, for a busy machine
            })
        .doesNotThrowAnyException();
  }

  private static byte[] bytes(String text, Charset charset) {
    return text.getBytes(charset);
  }
}
