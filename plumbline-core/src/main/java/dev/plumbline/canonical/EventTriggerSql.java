package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.schema.EventTrigger;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Quoting;
import java.util.List;
import java.util.stream.Collectors;

/** {@code CREATE EVENT TRIGGER} and its enabling. */
final class EventTriggerSql {
  private EventTriggerSql() {}

  static Step step(EventTrigger trigger) {
    Identity id = trigger.id();
    String tags = trigger.tags().stream().map(Quoting::literal).collect(Collectors.joining(", "));
    String how =
        switch (trigger.enabled()) {
          case "DISABLED" -> "DISABLE";
          case "REPLICA" -> "ENABLE REPLICA";
          case "ALWAYS" -> "ENABLE ALWAYS";
          default -> "";
        };
    String name = identifier(id.name());
    String sql =
        "CREATE EVENT TRIGGER "
            + name
            + " ON "
            + trigger.event()
            + (tags.isEmpty() ? "" : "\n  WHEN TAG IN (" + tags + ")")
            + "\n  EXECUTE FUNCTION "
            + Names.qualified(trigger.function())
            + "();\n"
            + (how.isEmpty() ? "" : "ALTER EVENT TRIGGER " + name + " " + how + ";\n")
            + MetaSql.after(id, trigger.meta());
    List<Key> needs = MetaSql.needs(trigger.meta());
    needs.add(Key.create(trigger.function()));
    return TypeSql.root(id, sql, needs);
  }
}
