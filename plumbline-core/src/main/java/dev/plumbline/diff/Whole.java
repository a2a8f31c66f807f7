package dev.plumbline.diff;

import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.DomainConstraint;
import dev.plumbline.schema.ExtendedStatistics;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Policy;
import dev.plumbline.schema.Rule;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Trigger;
import dev.plumbline.schema.UserMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an object goes with: when that is absent, so is the object, and saying so is noise. */
public final class Whole {
  private Whole() {}

  /** The candidates; at most one of them exists. */
  public static List<Identity> of(SchemaObject object) {
    return switch (object) {
      case DomainConstraint constraint -> List.of(parent(Kind.DOMAIN, constraint.id()));
      case Index index -> List.of(index.table());
      case Constraint constraint -> relations(constraint.id());
      case Trigger trigger -> relations(trigger.id());
      case Rule rule -> relations(rule.id());
      case ExtendedStatistics statistics -> List.of(statistics.table());
      case UserMapping mapping ->
          List.of(Identity.global(Kind.SERVER, String.valueOf(mapping.id().parent())));
      case Policy policy -> relations(policy.id());
      case Sequence sequence -> owner(sequence.ownedBy());
      default -> List.of();
    };
  }

  private static List<Identity> owner(@Nullable Identity column) {
    return column == null ? List.of() : relations(column);
  }

  private static List<Identity> relations(Identity part) {
    return List.of(
        parent(Kind.TABLE, part),
        parent(Kind.VIEW, part),
        parent(Kind.MATERIALIZED_VIEW, part),
        parent(Kind.FOREIGN_TABLE, part));
  }

  private static Identity parent(Kind kind, Identity part) {
    return new Identity(kind, part.schema(), null, String.valueOf(part.parent()), null);
  }
}
