package dev.plumbline.catalog;

/** What of every object need not be read; what is not read is neither written nor compared. */
public enum Aspect {
  /** Who owns an object depends on who ran the migration. */
  OWNERS,
  /** Of objects, columns, and by default. */
  PRIVILEGES,
  COMMENTS,
  /** The server installs the version it has; it differs from machine to machine. */
  EXTENSION_VERSIONS
}
