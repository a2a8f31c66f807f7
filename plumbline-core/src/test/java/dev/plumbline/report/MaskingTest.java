package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          postgres://u:p@h/d                   | postgres://u:***@h/d
          at postgresql://u:p:q@[::1]:5/d?x=1  | at postgresql://u:***@[::1]:5/d?x=1
          postgres://u:p@ss@h/d                | postgres://u:***@h/d
          jdbc:postgresql://h/d?user=u&password=p&ssl=true | jdbc:postgresql://h/d?user=u&password=***&ssl=true
          host=h password=p dbname=d           | host=h password=*** dbname=d
          host=h password = 'a b' dbname=d     | host=h password = *** dbname=d
          postgres://h:5432/d                  | postgres://h:5432/d
          https://example.org/a?mail=a@b       | https://example.org/a?mail=a@b
          WHERE a = b                          | WHERE a = b
          """)
  void passwordsAreHiddenAndNothingElse(String text, String shown) {
    assertThat(Masking.secrets(text)).isEqualTo(shown);
  }
}
