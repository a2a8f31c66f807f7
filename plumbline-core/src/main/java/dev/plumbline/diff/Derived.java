package dev.plumbline.diff;

import dev.plumbline.diff.Difference.AttributeChange;
import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.DomainConstraint;
import dev.plumbline.schema.ExtendedStatistics;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Routine;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Trigger;
import java.util.List;
import java.util.Set;

/**
 * Attributes that follow from others: a routine's definition from its body, an index's columns from
 * its definition. They are told only when nothing else differs, so that one change is told once.
 */
final class Derived {
  private Derived() {}

  static List<AttributeChange> withoutRepetition(
      SchemaObject object, List<AttributeChange> changes) {
    Set<String> derived = of(object);
    List<AttributeChange> own =
        changes.stream().filter(change -> !derived.contains(change.attribute())).toList();
    boolean explained = own.stream().anyMatch(change -> !isMeta(change));
    return explained ? own : changes;
  }

  private static boolean isMeta(AttributeChange change) {
    return Set.of("comment", "owner", "privileges").contains(change.attribute());
  }

  private static Set<String> of(SchemaObject object) {
    return switch (object) {
      case Routine routine -> Set.of("definition");
      case Index index -> Set.of("table", "columns", "unique");
      case Constraint constraint -> Set.of("type", "columns", "validated", "references");
      case DomainConstraint constraint -> Set.of("validated");
      case ExtendedStatistics statistics -> Set.of("table");
      case Trigger trigger -> Set.of("function");
      default -> Set.of();
    };
  }
}
