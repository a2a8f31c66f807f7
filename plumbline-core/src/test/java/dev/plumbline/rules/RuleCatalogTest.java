package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleCatalogTest {
  @Test
  void everyIdIsUsedOnceAndHasAGroup() {
    assertThat(RuleCatalog.all())
        .extracting(Rule::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z]+/[a-z0-9-]+"));
  }

  @Test
  void everyRuleExplainsItself() {
    assertThat(RuleCatalog.all())
        .allSatisfy(rule -> {
          assertThat(rule.title()).isNotBlank().doesNotEndWith(".");
          assertThat(rule.means()).isNotBlank().endsWith("\n");
          assertThat(rule.why()).isNotBlank().endsWith("\n");
          assertThat(rule.fix()).isNotBlank().endsWith("\n");
          assertThat(rule.good().isEmpty()).isEqualTo(rule.bad().isEmpty());
        });
  }

  @Test
  void aMistypedIdFindsTheOneMeant() {
    assertThat(RuleCatalog.find("linear/edited")).isPresent();
    assertThat(RuleCatalog.find("linear/edit")).isEmpty();
    assertThat(RuleCatalog.closest("linear/edit")).first().isEqualTo("linear/edited");
    assertThat(RuleCatalog.closest("same-numbr")).containsExactly("linear/same-number");
    assertThat(RuleCatalog.closest("zzzzzzzzzz")).isEmpty();
  }
}
