package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    "pg_temp*, pg_temp_3, true",
    "pg_temp*, pg_tem, false",
    "pg_catalog, pg_catalog, true",
    "pg_catalog, pg_catalog2, false",
    "*.audit_*_log, app.audit_user_log, true",
    "*.audit_*_log, app.audit_user_log_2, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "a.c, abc, false",
    "*, '', true",
    "'', '', true",
    "?, '', false"
  })
  void aStarStandsForAnyTextAndAQuestionMarkForOneCharacter(
      String pattern, String name, boolean matches) {
    assertThat(NamePattern.matches(pattern, name)).isEqualTo(matches);
  }

  @Test
  void matchesWhatTheSameRegularExpressionMatches() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "ab*?*");
      String name = text(random, "abab*");
      String regex = pattern.replace("?", ".").replace("*", ".*");
      assertThat(NamePattern.matches(pattern, name))
          .as("%s on %s", pattern, name)
          .isEqualTo(Pattern.matches(regex, name));
    }
  }

  private static String text(Random random, String letters) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
