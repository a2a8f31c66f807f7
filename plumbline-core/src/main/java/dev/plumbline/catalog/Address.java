package dev.plumbline.catalog;

/**
 * How the server points at an object: catalog, object id and, for a column, its number (else 0). It
 * stays the same while the object lives, whatever it is called.
 */
public record Address(long catalog, long object, int part) {

  /** The column of that number of this relation. */
  Address column(int number) {
    return new Address(catalog, object, number);
  }
}
