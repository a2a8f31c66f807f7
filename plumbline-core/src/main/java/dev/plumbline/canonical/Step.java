package dev.plumbline.canonical;

import dev.plumbline.schema.Identity;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One block of the canonical: a piece of SQL and what must be written before it. */
final class Step {
  final Key key;
  final Place place;
  final String sql;

  /** Keys that no step has are ignored: what the schema does not hold is there already. */
  final Set<Key> needs;

  private @Nullable Split split;

  Step(Key key, Place place, String sql, Collection<Key> needs) {
    this.key = key;
    this.place = place;
    this.sql = sql;
    this.needs = new LinkedHashSet<>(needs);
  }

  /** Says how this step can be written in two when it is part of a cycle. */
  Step splittable(int preference, Function<Step, List<Step>> pieces) {
    this.split = new Split(preference, pieces);
    return this;
  }

  @Nullable Split split() {
    return split;
  }

  /**
   * A way out of a cycle.
   *
   * @param preference the smallest in a cycle is taken
   * @param pieces given the step with its needs as they are now, what to write instead: first a
   *     step with the same key, then one with {@link Part#COMPLETE}; empty when it cannot
   */
  record Split(int preference, Function<Step, List<Step>> pieces) {}

  /** What of an object a step writes. */
  enum Part {
    CREATE,
    COMPLETE,
    ATTACH,
    OWNED_BY,
    INHERIT,
    AFTER_CHILDREN,
    REPLICA_IDENTITY,
    OWNER
  }

  /** Names a step. */
  record Key(Identity object, Part part) implements Comparable<Key> {
    static Key create(Identity object) {
      return new Key(object, Part.CREATE);
    }

    @Override
    public int compareTo(Key other) {
      int order = object.compareTo(other.object);
      return order != 0 ? order : part.compareTo(other.part);
    }

    // Written out, both: the order of the steps asks for each need.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && part == key.part && object.equals(key.object);
    }

    @Override
    public int hashCode() {
      return object.hashCode() * 31 + part.ordinal();
    }
  }

  /**
   * Where a step would like to stand: with its root (a table for its index), at its rank there.
   *
   * @param label orders steps of one rank
   */
  record Place(Identity root, Rank rank, String label) {
    /** By root, then rank, then label. Written out: all steps are sorted by it. */
    static int compare(Place one, Place other) {
      int order = one.root.compareTo(other.root);
      order = order != 0 ? order : one.rank.compareTo(other.rank);
      return order != 0 ? order : one.label.compareTo(other.label);
    }
  }

  /** The order of what belongs to one root. */
  enum Rank {
    BEFORE,
    ROOT,
    COMPLETE,
    USER_MAPPING,
    PRIMARY_KEY,
    UNIQUE,
    CHECK,
    FOREIGN_KEY,
    INDEX,
    INDEX_ATTACH,
    ATTACH,
    OWNED_BY,
    REPLICA_IDENTITY,
    STATISTICS,
    RULE,
    TRIGGER,
    POLICY,
    OWNER
  }

  static final Comparator<Step> ORDER =
      (one, other) -> {
        int order = Place.compare(one.place, other.place);
        return order != 0 ? order : one.key.compareTo(other.key);
      };
}
