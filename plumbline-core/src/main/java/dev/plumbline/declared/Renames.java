package dev.plumbline.declared;

import dev.plumbline.declared.Disagreements.Renamed;
import dev.plumbline.diff.Difference;
import dev.plumbline.diff.Difference.AttributeChange;
import dev.plumbline.diff.Difference.Changed;
import dev.plumbline.diff.Difference.Missing;
import dev.plumbline.diff.Difference.Unexpected;
import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a list of differences what is the same thing under two names: constraints, indexes,
 * and the sequences of serial columns, whose names stay behind when a table is renamed.
 */
final class Renames {
  private final List<Difference> differences;
  private final Schema migrations;
  private final Schema declared;
  private final List<Renamed> found = new ArrayList<>();

  private Renames(List<Difference> differences, Schema migrations, Schema declared) {
    this.differences = differences;
    this.migrations = migrations;
    this.declared = declared;
  }

  static List<Renamed> take(List<Difference> differences, Schema migrations, Schema declared) {
    Renames renames = new Renames(differences, migrations, declared);
    renames.pairs();
    renames.defaults();
    return renames.found;
  }

  private void pairs() {
    for (Difference difference : List.copyOf(differences)) {
      if (difference instanceof Missing missing) {
        Unexpected other = counterpart(missing.identity());
        if (other != null) {
          found.add(new Renamed(missing.identity(), other.identity()));
          differences.remove(missing);
          differences.remove(other);
        }
      }
    }
  }

  private @Nullable Unexpected counterpart(Identity id) {
    SchemaObject one = migrations.find(id);
    for (Difference difference : differences) {
      if (difference instanceof Unexpected unexpected
          && unexpected.identity().kind() == id.kind()
          && isSame(one, declared.find(unexpected.identity()))) {
        return unexpected;
      }
    }
    return null;
  }

  private static boolean isSame(@Nullable SchemaObject one, @Nullable SchemaObject other) {
    if (one instanceof Constraint a && other instanceof Constraint b) {
      return Objects.equals(a.id().schema(), b.id().schema())
          && Objects.equals(a.id().parent(), b.id().parent())
          && a.type() == b.type()
          && a.definition().equals(b.definition());
    }
    if (one instanceof Index a && other instanceof Index b) {
      return a.table().equals(b.table())
          && a.unique() == b.unique()
          && nameless(a.definition()).equals(nameless(b.definition()));
    }
    return one instanceof Sequence a
        && other instanceof Sequence b
        && a.ownedBy() != null
        && a.ownedBy().equals(b.ownedBy())
        && a.options().equals(b.options());
  }

  /** {@code CREATE UNIQUE INDEX name ON ...} from {@code ON}. */
  private static String nameless(String definition) {
    int on = definition.indexOf(" ON ");
    return on < 0 ? definition : definition.substring(on);
  }

  /** A default or identity that takes its numbers from a sequence of another name. */
  private void defaults() {
    differences.replaceAll(difference -> {
      if (!(difference instanceof Changed changed)) {
        return difference;
      }
      List<AttributeChange> left =
          changed.changes().stream().filter(change -> !isRenamedSequence(change)).toList();
      return left.size() == changed.changes().size()
          ? difference
          : new Changed(changed.identity(), left);
    });
    differences.removeIf(
        difference -> difference instanceof Changed changed && changed.changes().isEmpty());
  }

  private boolean isRenamedSequence(AttributeChange change) {
    if (change.attribute().equals("identity sequence")
        && change.expected() instanceof Identity one
        && change.actual() instanceof Identity other) {
      found.add(new Renamed(one, other));
      return true;
    }
    return change.attribute().equals("default")
        && found.stream()
            .filter(renamed -> renamed.inMigrations().kind() == dev.plumbline.schema.Kind.SEQUENCE)
            .anyMatch(renamed ->
                takesFrom(change.expected(), renamed.inMigrations())
                    && takesFrom(change.actual(), renamed.declared()));
  }

  private static boolean takesFrom(@Nullable Object value, Identity sequence) {
    return String.valueOf(value)
        .equals("nextval('%s'::regclass)".formatted(sequence.displayName()));
  }
}
