package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;
import static dev.plumbline.schema.Quoting.literal;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Quoting;
import dev.plumbline.schema.Subscription;
import java.util.stream.Collectors;

/** {@code CREATE SUBSCRIPTION} that connects to nobody. */
final class SubscriptionSql {
  private static final String MASKED = "password=********";

  private SubscriptionSql() {}

  static Step step(Subscription subscription) {
    Identity id = subscription.id();
    String publications =
        subscription.publications().stream()
            .map(Quoting::identifier)
            .collect(Collectors.joining(", "));
    String options =
        subscription.options().stream()
            .map(option -> ", " + option.replace("=", " = "))
            .collect(Collectors.joining());
    String sql =
        "CREATE SUBSCRIPTION "
            + identifier(id.name())
            + " CONNECTION "
            + literal(MASKED)
            + " PUBLICATION "
            + publications
            + "\n  WITH (connect = false, slot_name = "
            + (subscription.slot() == null ? "NONE" : literal(subscription.slot()))
            + options
            + ");\n"
            + MetaSql.after(id, subscription.meta());
    return TypeSql.root(id, sql, MetaSql.needs(subscription.meta()));
  }
}
