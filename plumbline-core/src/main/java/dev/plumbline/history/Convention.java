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

  /**
   * Whether a name in a directory makes it worth while to read the directory for {@link
   * #recognise}. Said of any name the convention may begin with; asked for every directory of a
   * project, so it must cost nothing.
   *
   * @param name of a file or a directory, without a path
   */
  default boolean hintedBy(String name) {
    return NumberedName.parse(name) != null;
  }

  /**
   * Whether a name in a directory says by itself that the directory is this convention's, whatever
   * it is called. Costs nothing, as {@link #hintedBy}, which is true of such a name too.
   *
   * @param name of a file or a directory, without a path
   */
  default boolean markedBy(String name) {
    return false;
  }

  /** Whether a directory looks like this convention's; empty when it does not at all. */
  Optional<Recognition> recognise(MigrationFiles files);

  /** Reads everything; never fails: what is wrong becomes a problem of the history. */
  History read(MigrationFiles files, ReadOptions options);

  /** How it numbers; as the latest migration is, where a convention does not say more. */
  default Numbering numbering() {
    return NumberedFiles.counted(4, Forms::likeTheLast, RunnerRecord.NONE);
  }
}
