package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Policy;
import java.util.List;
import java.util.stream.Collectors;

/** {@code CREATE POLICY}; what is its default is left out. */
final class PolicySql {
  private PolicySql() {}

  static Step step(Policy policy, Lookup lookup) {
    Identity id = policy.id();
    Identity table = lookup.relation(id);
    StringBuilder sql = new StringBuilder("CREATE POLICY ").append(identifier(id.name()));
    sql.append(" ON ").append(Names.qualified(table));
    sql.append(policy.permissive() ? "" : " AS RESTRICTIVE");
    sql.append(policy.command().equals("ALL") ? "" : " FOR " + policy.command());
    if (!policy.roles().equals(List.of(Grant.PUBLIC))) {
      sql.append(" TO ");
      sql.append(policy.roles().stream().map(MetaSql::role).collect(Collectors.joining(", ")));
    }
    sql.append(policy.using() == null ? "" : " USING (" + policy.using() + ")");
    sql.append(policy.withCheck() == null ? "" : " WITH CHECK (" + policy.withCheck() + ")");
    sql.append(";\n").append(MetaSql.after(id, policy.meta()));
    List<Key> needs = MetaSql.needs(policy.meta());
    needs.add(Key.create(table));
    return new Step(
        Key.create(id), new Place(table, Rank.POLICY, id.name()), sql.toString(), needs);
  }
}
