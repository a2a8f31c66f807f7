package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Rule;
import java.util.List;

/** {@code CREATE RULE} and its enabling. */
final class RuleSql {
  private RuleSql() {}

  static Step step(Rule rule, Lookup lookup) {
    Identity id = rule.id();
    Identity relation = lookup.relation(id);
    List<Key> needs = MetaSql.needs(rule.meta());
    needs.add(Key.create(relation));
    String how =
        switch (rule.enabled()) {
          case "DISABLED" -> "DISABLE";
          case "REPLICA" -> "ENABLE REPLICA";
          case "ALWAYS" -> "ENABLE ALWAYS";
          default -> "";
        };
    String alter =
        how.isEmpty()
            ? ""
            : "ALTER TABLE "
                + Names.qualified(relation)
                + " "
                + how
                + " RULE "
                + identifier(id.name())
                + ";\n";
    String sql = rule.definition() + ";\n" + alter + MetaSql.after(id, rule.meta());
    return new Step(Key.create(id), new Place(relation, Rank.RULE, id.name()), sql, needs);
  }
}
