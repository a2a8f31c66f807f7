package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Identity;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code REPLICA IDENTITY} of a table or materialized view, once the index that it may be is there.
 */
final class ReplicaIdentitySql {
  private static final String USING_INDEX = "USING INDEX ";

  private ReplicaIdentitySql() {}

  /** Nothing for the default; else {@code ALTER TABLE}, which is right for both. */
  static List<Step> steps(Identity id, String replicaIdentity, Lookup lookup) {
    if (replicaIdentity.equals("DEFAULT")) {
      return List.of();
    }
    List<Key> needs = new ArrayList<>(List.of(Key.create(id)));
    String what = replicaIdentity;
    if (replicaIdentity.startsWith(USING_INDEX)) {
      String index = replicaIdentity.substring(USING_INDEX.length());
      needs.addAll(lookup.indexSteps(id.schema(), index));
      what = USING_INDEX + identifier(index);
    }
    return List.of(
        new Step(
            new Key(id, Part.REPLICA_IDENTITY),
            new Place(id, Rank.REPLICA_IDENTITY, id.name()),
            "ALTER TABLE ONLY " + Names.qualified(id) + " REPLICA IDENTITY " + what + ";\n",
            needs));
  }
}
