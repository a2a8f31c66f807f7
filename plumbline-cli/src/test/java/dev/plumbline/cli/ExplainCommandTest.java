package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleCatalog;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {
  @Test
  void listsEveryRuleInALine() {
    Cli.Result result = Cli.plumb("explain");

    assertThat(result.code()).isZero();
    assertThat(result.out().lines()).hasSameSizeAs(RuleCatalog.all());
  }

  @Test
  void everyRuleIsExplained() {
    for (Rule rule : RuleCatalog.all()) {
      Cli.Result result = Cli.plumb("explain", rule.id());

      assertThat(result.code()).isZero();
      assertThat(result.out())
          .startsWith(rule.id() + "  " + rule.title())
          .contains("\nWhy it matters\n  ", "\nWhat to do\n  ");
    }
  }

  @Test
  void anUnknownRuleIsNamedWithTheOnesThatMayBeMeant() {
    assertThat(Cli.plumb("explain", "replay/fail"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                plumb: there is no rule 'replay/fail'
                  did you mean: replay/failed
                  all rules: plumb explain
                """));
  }
}
