package dev.plumbline.history;

import java.util.Set;

/**
 * What a project may say about its migrations directory.
 *
 * @param excluded paths in it that are no migrations, such as the canonical snapshot
 */
public record ReadOptions(NamingRule naming, Set<String> excluded) {
  /** Without configuration: the snapshot's usual name is no migration. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(NamingRule.DEFAULT, Set.of("canonical-schema.sql"));

  public ReadOptions {
    excluded = Set.copyOf(excluded);
  }
}
