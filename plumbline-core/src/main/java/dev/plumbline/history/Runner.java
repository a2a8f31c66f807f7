package dev.plumbline.history;

import org.jspecify.annotations.Nullable;

/**
 * How the tool that applies a convention's migrations in production behaves.
 *
 * @param name as a person calls it: {@code "drizzle-orm's migrator"}
 * @param sharedSession whether a session setting ({@code SET search_path}, {@code SET ROLE}) of one
 *     file is still there in the next
 * @param rule what it runs on a database that has a past; null when nobody can know, because people
 *     run the files as they see fit
 */
public record Runner(
    String name, Wrapping wrapping, boolean sharedSession, @Nullable RunnerRule rule) {
  /** What the runner puts into one transaction. */
  public enum Wrapping {
    /** Each migration. */
    EACH_MIGRATION,
    /** All migrations not yet applied; a statement that refuses transactions fails. */
    ALL_PENDING,
    /** Nothing; the file decides. */
    NOTHING
  }
}
