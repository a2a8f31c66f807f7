package dev.plumbline.blame;

/**
 * Where an object comes from. Migrations are counted from 1 in the order they are applied; 0 is
 * what was there before the first: the prelude.
 *
 * @param created the migration that made it
 * @param changed the last that changed it; the same as {@code created} when none did
 */
public record Origin(int created, int changed) {
  static Origin of(int migration) {
    return new Origin(migration, migration);
  }

  Origin changedBy(int migration) {
    return new Origin(created, migration);
  }
}
