package dev.plumbline.history;

/** What can be wrong with a history before any of it runs. */
public enum ProblemKind {
  NAMING("naming"),
  SEQUENCE_GAP("sequence-gap"),
  SEQUENCE_DUPLICATE("sequence-duplicate"),
  JOURNAL_UNREADABLE("journal-unreadable"),
  JOURNAL_ENTRY_WITHOUT_FILE("journal-entry-without-file"),
  FILE_NOT_IN_JOURNAL("file-not-in-journal"),
  /** Numbers in the journal that repeat, jump or go back. */
  JOURNAL_ORDER("journal-order"),
  JOURNAL_WHEN_NOT_INCREASING("journal-when-not-increasing"),
  EMPTY_MIGRATION("empty-migration"),
  MIGRATION_UNREADABLE("migration-unreadable"),
  /** Written in a programming language, and nobody recorded what it does in SQL. */
  NOT_SQL("not-sql"),
  /** Others have a file that takes them back, this one has none. */
  NO_WAY_BACK("no-way-back"),
  /** The runner refuses the directory or a file as it is, whatever the database. */
  RUNNER_STOPS("runner-stops"),
  /** Two snapshots that follow the same one. */
  SNAPSHOT_FORK("snapshot-fork"),
  /** A snapshot that follows one which is not there. */
  SNAPSHOT_ORPHAN("snapshot-orphan"),
  SNAPSHOT_MISSING("snapshot-missing"),
  /** The runner's own configuration, or that of one file. */
  RUNNER_CONFIGURATION("runner-configuration"),
  /** SQL that the runner runs beside the migrations. */
  NOT_REPLAYED("not-replayed");

  private final String id;

  ProblemKind(String id) {
    this.id = id;
  }

  /** Stable; used in configuration and by {@code plumb explain}. */
  public String id() {
    return id;
  }
}
