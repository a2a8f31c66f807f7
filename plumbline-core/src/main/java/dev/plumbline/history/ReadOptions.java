package dev.plumbline.history;

import java.util.Map;
import java.util.Set;

/**
 * What a project may say about its migrations directory.
 *
 * @param excluded paths in it that are no migrations, such as the canonical snapshot
 * @param recorded what migrations that are not SQL do, in SQL: under their own path with {@code
 *     .sql} behind it
 * @param placeholders values for what stands in the files of a runner that replaces names by values
 */
public record ReadOptions(
    NamingRule naming,
    Set<String> excluded,
    MigrationFiles recorded,
    Map<String, String> placeholders) {
  /** Without configuration: the snapshot's usual name is no migration. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(NamingRule.DEFAULT, Set.of("canonical-schema.sql"));

  /** Without placeholders. */
  public ReadOptions(NamingRule naming, Set<String> excluded, MigrationFiles recorded) {
    this(naming, excluded, recorded, Map.of());
  }

  /** Without records. */
  public ReadOptions(NamingRule naming, Set<String> excluded) {
    this(naming, excluded, MigrationFiles.NONE);
  }

  public ReadOptions {
    excluded = Set.copyOf(excluded);
    placeholders = Map.copyOf(placeholders);
  }
}
