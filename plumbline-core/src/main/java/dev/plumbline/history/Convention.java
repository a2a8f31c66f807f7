package dev.plumbline.history;

import java.util.Optional;

/**
 * How a tool names, orders and runs migration files. To add one: a class beside these, its line in
 * {@link Conventions}.
 */
public interface Convention {
  /** Stable, lower case: what {@code plumbline.toml} says. */
  String id();

  /** The tool that applies the files in production. */
  Runner runner();

  /** Whether a directory looks like this convention's; empty when it does not at all. */
  Optional<Recognition> recognise(MigrationFiles files);

  /** Reads everything; never fails: what is wrong becomes a problem of the history. */
  History read(MigrationFiles files, ReadOptions options);
}
