package dev.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a.b::int[1]              | a . b OTHER: OTHER: int OTHER[ 1 OTHER]
          1.5e-3 0e-5 .5 5.        | 1.5e-3 0e-5 .5 5.
          0x1F-5 0x1e-5 1_000      | 0x1F - 5 0x1e - 5 1_000
          1..10                    | 1 .. 10
          $1 $12a $x               | $1 $12 a OTHER$ x
          a$1$b                    | a$1$b
          1$$x$$                   | 1 $$x$$
          a+-b                     | a + - b
          a@-b                     | a @- b
          a->>'x'                  | a ->> 'x'
          a--b                     | a
          a/*b*/+/*c*/d            | a + d
          U&'a' u&"b" U & 'c'      | U&'a' u&"b" U & 'c'
          e'\\'' N'x' Xa x'1'       | e'\\'' N'x' Xa x'1'
          "a""b"c                  | "a""b" c
          {a}                      | OTHER{ a OTHER}
          été_1                    | été_1
          """)
  void findsTheTokensPostgresqlFinds(String sql, String tokens) throws Exception {
    var lexer = new Lexer(SqlSource.of("t.sql", sql));
    List<String> found = new ArrayList<>();
    while (lexer.next() != TokenKind.END) {
      found.add((lexer.kind() == TokenKind.OTHER ? "OTHER" : "") + lexer.text());
    }
    assertThat(String.join(" ", found)).isEqualTo(tokens);
  }
}
