package dev.plumbline.blame;

import dev.plumbline.catalog.Address;
import dev.plumbline.catalog.CatalogReader.Addressed;
import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.Difference;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows every object through a replay. An object is the same while the server keeps it at the
 * same place, so a renamed one keeps its creation, and one that was dropped and made again has a
 * new one. Whatever made the change counts alike: a statement, a DO block, a function, a cascade.
 */
public final class Origins {
  /** What the server itself drops and makes again when a column's type changes. */
  private static final Set<Kind> REBUILT =
      Collections.unmodifiableSet(EnumSet.of(Kind.INDEX, Kind.CONSTRAINT, Kind.STATISTICS));

  private final DiffOptions options = new DiffOptions(DiffOptions.DEFAULT.ignored(), true);
  private SortedMap<Identity, Origin> origins = new TreeMap<>();
  private @Nullable Addressed before;

  /**
   * What the catalogs say now. Need not be told when nothing changed.
   *
   * @param migration the last one applied, from 1; 0 after the prelude
   */
  public void after(int migration, Addressed now) {
    SortedMap<Identity, Origin> found = new TreeMap<>();
    if (before == null) {
      now.addresses().keySet().forEach(id -> found.put(id, Origin.of(migration)));
    } else {
      Set<Identity> changed = changed(before, now);
      Map<Address, Identity> names = new HashMap<>();
      before.addresses().forEach((id, address) -> names.put(address, id));
      now.addresses()
          .forEach(
              (id, address) -> found.put(id, origin(id, names.get(address), changed, migration)));
    }
    origins = found;
    before = now;
  }

  /** Every object and column there is now. */
  public SortedMap<Identity, Origin> found() {
    return Collections.unmodifiableSortedMap(origins);
  }

  /**
   * Where one object comes from.
   *
   * @param was what it was called before; null when it was not there
   */
  private Origin origin(Identity id, @Nullable Identity was, Set<Identity> changed, int migration) {
    Identity earlier = was == null && REBUILT.contains(id.kind()) ? id : was;
    Origin known = earlier == null ? null : origins.get(earlier);
    if (known == null) {
      return Origin.of(migration);
    }
    boolean renamed = was != null && isAnother(was, id);
    return renamed || changed.contains(id) ? known.changedBy(migration) : known;
  }

  /** A part of a renamed table is not renamed itself. */
  private static boolean isAnother(Identity was, Identity id) {
    boolean moved = id.parent() == null && !Objects.equals(was.schema(), id.schema());
    return moved || !was.name().equals(id.name()) || was.kind() != id.kind();
  }

  /** What is on both sides and not the same; a relation too when a column of it is. */
  private Set<Identity> changed(Addressed one, Addressed other) {
    Set<Identity> changed = new HashSet<>();
    List<Difference> differences = SchemaDiff.compare(one.schema(), other.schema(), options);
    for (Difference difference : differences) {
      Identity id = difference.identity();
      if (id.kind() == Kind.COLUMN) {
        for (Kind kind :
            List.of(Kind.TABLE, Kind.FOREIGN_TABLE, Kind.VIEW, Kind.MATERIALIZED_VIEW)) {
          changed.add(new Identity(kind, id.schema(), null, String.valueOf(id.parent()), null));
        }
      }
      if (difference instanceof Difference.Changed) {
        changed.add(id);
      }
    }
    return changed;
  }
}
