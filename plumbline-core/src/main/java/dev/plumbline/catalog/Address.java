package dev.plumbline.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How the server points at an object: catalog, object id and, for a column, its number (else 0). It
 * stays the same while the object lives, whatever it is called.
 */
public record Address(long catalog, long object, int part) {

  /** The column of that number of this relation. */
  Address column(int number) {
    return new Address(catalog, object, number);
  }

  // Written out, both: every map of a reading asks, once per row and more.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Address address
        && object == address.object
        && part == address.part
        && catalog == address.catalog;
  }

  @Override
  public int hashCode() {
    return ((int) object * 31 + part) * 31 + (int) catalog;
  }
}
