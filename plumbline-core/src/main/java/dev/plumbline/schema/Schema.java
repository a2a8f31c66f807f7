package dev.plumbline.schema;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A whole schema: what one database, or one history, amounts to. Immutable. */
public final class Schema {
  private final int majorVersion;
  private final SortedMap<Identity, SchemaObject> objects;

  /** A schema of the given objects; two of the same identity are refused. */
  public Schema(int majorVersion, Iterable<? extends SchemaObject> objects) {
    this.majorVersion = majorVersion;
    SortedMap<Identity, SchemaObject> sorted = new TreeMap<>();
    for (SchemaObject object : objects) {
      if (sorted.put(object.id(), object) != null) {
        throw new IllegalArgumentException("two objects are " + object.id());
      }
    }
    this.objects = Collections.unmodifiableSortedMap(sorted);
  }

  /** The major version of the server it was read from: 14 to 18. */
  public int majorVersion() {
    return majorVersion;
  }

  /** Every object by identity, in identity order. Unmodifiable. */
  public SortedMap<Identity, SchemaObject> objects() {
    return objects;
  }

  /** The object of that identity, or null. */
  public @Nullable SchemaObject find(Identity id) {
    return objects.get(id);
  }
}
