package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.util.List;

/** {@code ALTER TABLE ... ADD CONSTRAINT}. */
final class ConstraintSql {
  private ConstraintSql() {}

  static Step step(Constraint constraint, Lookup lookup) {
    Identity id = constraint.id();
    Identity table = lookup.relation(id);
    List<Key> needs = MetaSql.needs(constraint.meta());
    needs.add(Key.create(table));
    if (constraint.references() != null) {
      needs.add(Key.create(constraint.references()));
      needs.addAll(lookup.indexSteps(constraint.references()));
    }
    // A partition cannot be attached with a check that is not valid; it gets the parent's. And it
    // would be given each key its parent has.
    if (constraint.type() == Constraint.Type.CHECK && !constraint.validated()
        || lookup.isUnfinished(constraint)) {
      for (Identity partition : lookup.partitionsOf(table)) {
        needs.add(new Key(partition, Part.ATTACH));
      }
    }
    // A child made later would have it valid.
    if (constraint.type() == Constraint.Type.CHECK && !constraint.validated()) {
      lookup.descendants(table).forEach(child -> needs.add(Key.create(child)));
    }
    if (!isWritten(constraint, lookup, table)) {
      needs.add(new Key(table, Part.ATTACH));
      inheritedFrom(constraint, lookup, table).forEach(parent -> needs.add(Key.create(parent)));
    }
    return new Step(
        Key.create(id),
        new Place(table, rank(constraint), id.name()),
        sql(constraint, lookup, table),
        needs);
  }

  private static String sql(Constraint constraint, Lookup lookup, Identity table) {
    Identity id = constraint.id();
    StringBuilder sql = new StringBuilder();
    if (isWritten(constraint, lookup, table)) {
      sql.append("ALTER TABLE ").append(only(constraint, lookup, table) ? "ONLY " : "");
      sql.append(Names.qualified(table)).append(" ADD CONSTRAINT ").append(identifier(id.name()));
      sql.append(' ').append(constraint.definition()).append(";\n");
    }
    if (isValidatedApart(constraint, lookup, table)) {
      sql.append("ALTER TABLE ").append(Names.qualified(table));
      sql.append(" VALIDATE CONSTRAINT ").append(identifier(id.name())).append(";\n");
    }
    if (constraint.tablespace() != null) {
      sql.append("ALTER INDEX ").append(Names.in(String.valueOf(id.schema()), id.name()));
      sql.append(" SET TABLESPACE ").append(identifier(constraint.tablespace())).append(";\n");
    }
    return sql.append(MetaSql.after(id, constraint.meta())).toString();
  }

  /** A CHECK must reach the children, a foreign key the partitions; an index is the table's own. */
  private static boolean only(Constraint constraint, Lookup lookup, Identity table) {
    return switch (constraint.type()) {
      case CHECK -> false;
      case FOREIGN_KEY -> !lookup.isPartitioned(table);
      case PRIMARY_KEY, UNIQUE, EXCLUSION -> true;
    };
  }

  /** False when the constraint comes with its parent's. */
  private static boolean isWritten(Constraint constraint, Lookup lookup, Identity table) {
    return constraint.local() || (lookup.isPartition(table) && constraint.validated());
  }

  /** Valid here, and not where it comes from. */
  private static boolean isValidatedApart(Constraint constraint, Lookup lookup, Identity table) {
    return !isWritten(constraint, lookup, table)
        && constraint.validated()
        && inheritedFrom(constraint, lookup, table).stream()
            .map(lookup::constraint)
            .anyMatch(parent -> parent != null && !parent.validated());
  }

  private static List<Identity> inheritedFrom(
      Constraint constraint, Lookup lookup, Identity tableId) {
    return lookup.parents(tableId).stream()
        .map(parent ->
            new Identity(
                Kind.CONSTRAINT, parent.schema(), parent.name(), constraint.id().name(), null))
        .toList();
  }

  private static Rank rank(Constraint constraint) {
    return switch (constraint.type()) {
      case PRIMARY_KEY -> Rank.PRIMARY_KEY;
      case UNIQUE, EXCLUSION -> Rank.UNIQUE;
      case CHECK -> Rank.CHECK;
      case FOREIGN_KEY -> Rank.FOREIGN_KEY;
    };
  }
}
