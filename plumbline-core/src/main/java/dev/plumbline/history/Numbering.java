package dev.plumbline.history;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How a convention numbers its migrations: what the next one is called, what it consists of, and
 * what has to change with it when it is to come later. It reads and plans; writing is others' work.
 */
public interface Numbering {
  /**
   * What is to be made.
   *
   * @param files of the migrations directory
   * @param history read from them
   * @param naming what the project asks of names
   * @param taken versions taken elsewhere, on main or on other branches
   * @param name words, already fit for a file's name
   * @param sql what it is to hold, its header included
   */
  record Wanted(
      MigrationFiles files,
      History history,
      NamingRule naming,
      Collection<String> taken,
      String name,
      String sql,
      Instant now) {}

  /**
   * A new migration.
   *
   * @param version as in its name
   * @param files the one to write statements into first
   * @param notes what a person should know, a sentence each
   */
  record Made(String version, List<FileChange> files, List<String> notes) {
    public Made {
      files = List.copyOf(files);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Migrations that are to come behind main's.
   *
   * @param main the directory as it is on main
   * @param mainHistory read from it
   * @param before the directory where the branch left main
   * @param mine the directory with the branch's files in it, main's beside them or not
   * @param own the branch's migrations, in their order
   */
  record Series(
      MigrationFiles main,
      History mainHistory,
      MigrationFiles before,
      MigrationFiles mine,
      List<Migration> own,
      Instant now) {
    public Series {
      own = List.copyOf(own);
    }
  }

  /**
   * One migration's new place.
   *
   * @param migration as it was
   * @param version as in its new name
   * @param path of its new main file
   */
  record Move(Migration migration, String version, String path) {
    /** Whether it is called otherwise than before. */
    public boolean renames() {
      return !path.equals(migration.path());
    }
  }

  /**
   * What renumbering does to the directory.
   *
   * @param moves one for each of the series, whether or not it gets another name
   * @param changes to the directory
   * @param notes what a person has to know or do besides, a sentence each
   */
  record Renumbered(List<Move> moves, List<FileChange> changes, List<String> notes) {
    public Renumbered {
      moves = List.copyOf(moves);
      changes = List.copyOf(changes);
      notes = List.copyOf(notes);
    }
  }

  /** The words of a name joined as the convention's tool joins them. */
  default String joined(List<String> words) {
    return String.join("_", words);
  }

  /** Whether a number may be left free for somebody who is known to use it. */
  default boolean leavesGaps() {
    return true;
  }

  /** Whether the branch must have main's migrations before its own can be renumbered. */
  default boolean needsMain() {
    return false;
  }

  /** Whether a file of one name on both sides may have been lost to main's when they met. */
  default boolean mayBeLost(String path) {
    return false;
  }

  /**
   * The files of a new migration, behind all that is taken.
   *
   * @throws NumberingException when what is there does not allow it
   */
  Made make(Wanted wanted) throws NumberingException;

  /**
   * What has to change so that the series comes behind main's migrations.
   *
   * @throws NumberingException when what is there does not allow it
   */
  Renumbered renumber(Series series) throws NumberingException;

  /** What a database that applied migrations under their old names needs, a sentence each. */
  List<String> localDatabases(List<Move> moves);
}
