package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Trigger;
import java.util.List;

/** {@code CREATE TRIGGER} and its enabling. */
final class TriggerSql {
  private TriggerSql() {}

  static Step step(Trigger trigger, Lookup lookup) {
    Identity id = trigger.id();
    Identity relation = lookup.relation(id);
    List<Key> needs = MetaSql.needs(trigger.meta());
    needs.add(Key.create(relation));
    needs.add(Key.create(trigger.function()));
    if (!trigger.local()) {
      needs.add(new Key(relation, Part.ATTACH));
      parentTriggers(id, relation, lookup, needs);
    }
    String sql =
        (trigger.local() ? trigger.definition() + ";\n" : "")
            + enabling(trigger, relation)
            + MetaSql.after(id, trigger.meta());
    return new Step(Key.create(id), new Place(relation, Rank.TRIGGER, id.name()), sql, needs);
  }

  /** A clone exists once the trigger of the topmost table does and all between are attached. */
  private static void parentTriggers(
      Identity id, Identity relation, Lookup lookup, List<Key> needs) {
    Identity table = relation;
    while (lookup.isPartition(table)) {
      Identity parent = lookup.parents(table).get(0);
      needs.add(new Key(parent, Part.ATTACH));
      needs.add(
          Key.create(new Identity(id.kind(), parent.schema(), parent.name(), id.name(), null)));
      table = parent;
    }
  }

  private static String enabling(Trigger trigger, Identity relation) {
    String how =
        switch (trigger.enabled()) {
          case "DISABLED" -> "DISABLE";
          case "REPLICA" -> "ENABLE REPLICA";
          case "ALWAYS" -> "ENABLE ALWAYS";
          default -> trigger.local() ? "" : "ENABLE";
        };
    // ONLY: a partition whose trigger is enabled differently says so itself.
    return how.isEmpty()
        ? ""
        : "ALTER TABLE ONLY "
            + Names.qualified(relation)
            + " "
            + how
            + " TRIGGER "
            + identifier(trigger.id().name())
            + ";\n";
  }
}
