package dev.plumbline.declared;

import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.Difference;
import dev.plumbline.diff.Difference.AttributeChange;
import dev.plumbline.diff.Difference.Changed;
import dev.plumbline.diff.Difference.Missing;
import dev.plumbline.diff.Difference.Unexpected;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the migrations build against what a declared schema builds. The order of columns does not
 * count: a migration can only add one at the end.
 *
 * @param undeclared in the migrations, not declared, though it could be
 * @param unmigrated declared, in no migration
 * @param changed in both, not the same
 * @param renamed in both under another name
 * @param ownedBySql what the declaration cannot say, or says nothing of: kind or attribute, and the
 *     objects
 */
public record Disagreements(
    List<Missing> undeclared,
    List<Unexpected> unmigrated,
    List<Changed> changed,
    List<Renamed> renamed,
    SqlOwned ownedBySql) {
  /** What does not count was not read. */
  private static final DiffOptions ALL_THAT_WAS_READ = new DiffOptions(Set.of(), false);

  /** In every database. */
  private static final Identity PUBLIC = Identity.global(Kind.SCHEMA, "public");

  public Disagreements {
    undeclared = List.copyOf(undeclared);
    unmigrated = List.copyOf(unmigrated);
    changed = List.copyOf(changed);
    renamed = List.copyOf(renamed);
  }

  /** One object under two names. */
  public record Renamed(Identity inMigrations, Identity declared) {}

  /**
   * Compares them.
   *
   * @param declared what came of the DDL, on top of the base
   * @param base what was put under it, see {@link SqlOwnedBase}
   * @param there what the prelude made before that
   */
  public static Disagreements between(
      Schema migrations, Schema declared, Set<Identity> base, Set<Identity> there, Reach reach) {
    Schema own =
        new Schema(
            declared.majorVersion(),
            declared.objects().values().stream()
                .filter(object -> !base.contains(object.id()) && !there.contains(object.id()))
                .toList());
    List<Difference> differences =
        new ArrayList<>(SchemaDiff.compare(migrations, declared, ALL_THAT_WAS_READ));
    List<Renamed> renamed = Renames.take(differences, migrations, declared);
    Sorting sorting = new Sorting(migrations, own, reach);
    base.stream().filter(id -> !id.equals(PUBLIC)).forEach(sorting::missing);
    differences.forEach(sorting::sort);
    return new Disagreements(
        sorting.undeclared, sorting.unmigrated, sorting.changed, renamed, sorting.owned);
  }

  /** Whether there is nothing to mend; names may differ. */
  public boolean none() {
    return undeclared.isEmpty() && unmigrated.isEmpty() && changed.isEmpty();
  }

  private static final class Sorting {
    final List<Missing> undeclared = new ArrayList<>();
    final List<Unexpected> unmigrated = new ArrayList<>();
    final List<Changed> changed = new ArrayList<>();
    final SqlOwned owned = new SqlOwned();
    private final Schema migrations;
    private final Unsaid unsaid;

    Sorting(Schema migrations, Schema own, Reach reach) {
      this.migrations = migrations;
      this.unsaid = new Unsaid(own, reach);
    }

    void sort(Difference difference) {
      switch (difference) {
        case Missing missing -> missing(missing.identity());
        case Unexpected unexpected -> unmigrated.add(unexpected);
        case Changed change -> changed(change);
      }
    }

    void missing(Identity id) {
      SchemaObject object = migrations.find(id);
      if (unsaid.object(id, object)) {
        owned.add(id.kind().label(), id.displayName());
      } else {
        undeclared.add(new Missing(id));
      }
    }

    private void changed(Changed difference) {
      List<AttributeChange> left = new ArrayList<>();
      for (AttributeChange change : difference.changes()) {
        String aspect = unsaid.attribute(change);
        if (aspect == null) {
          left.add(change);
        } else if (!aspect.isEmpty()) {
          owned.add(aspect, difference.identity().toString());
        }
      }
      if (!left.isEmpty()) {
        changed.add(new Changed(difference.identity(), left));
      }
    }
  }
}
