package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Sequence;
import java.util.List;
import java.util.Optional;

/**
 * {@code ALTER ... OWNER TO}, after all else that is said of the object: whoever loads it may no
 * longer touch it then.
 */
final class OwnerSql {
  private OwnerSql() {}

  /** Empty where the object belongs to whoever loads it, or goes with its table. */
  static Optional<Step> step(SchemaObject object) {
    String owner = object.meta().owner();
    if (owner == null || owner.equals(Grant.OWNER) || goesWithItsTable(object)) {
      return Optional.empty();
    }
    Identity id = object.id();
    String sql = "ALTER " + name(id) + " OWNER TO " + identifier(owner) + ";\n";
    Place place = new Place(id, Rank.OWNER, id.name());
    List<Key> needs = List.of(Key.create(id), new Key(id, Part.COMPLETE));
    return Optional.of(new Step(new Key(id, Part.OWNER), place, sql, needs));
  }

  private static boolean goesWithItsTable(SchemaObject object) {
    return object instanceof Sequence sequence && sequence.ownedBy() != null;
  }

  /**
   * {@code ALTER AGGREGATE} wants its arguments in its own words, {@code ALTER ROUTINE} does not.
   */
  private static String name(Identity id) {
    return id.kind() == Kind.AGGREGATE
        ? "ROUTINE " + Names.forGrant(id).substring("FUNCTION ".length())
        : Names.forComment(id);
  }
}
