package dev.plumbline.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a runner's table says of one database.
 *
 * @param entries in the order they were written
 */
public record Recorded(List<Entry> entries) {
  /** A new database. */
  public static final Recorded NOTHING = new Recorded(List.of());

  public Recorded {
    entries = List.copyOf(entries);
  }

  /**
   * One row.
   *
   * @param key what ties it to a file, see {@link Migration#key()}
   * @param checksum as the runner computes it; null when it writes none down
   * @param state what became of it
   * @param name what the runner writes down beside the key and holds files to, as Flyway does a
   *     description; null when it does not
   */
  public record Entry(String key, @Nullable String checksum, State state, @Nullable String name) {
    /** Of a runner that goes by the key. */
    public Entry(String key, @Nullable String checksum, State state) {
      this(key, checksum, state, null);
    }

    public static Entry applied(String key, @Nullable String checksum) {
      return new Entry(key, checksum, State.APPLIED);
    }
  }

  /** What became of a migration. */
  public enum State {
    APPLIED,
    /** It stands for everything up to it, which was never run here. */
    BASELINE,
    /** The runner gave up in the middle and asks for a person. */
    FAILED,
    /** It was applied and taken back. */
    TAKEN_BACK
  }

  /** The same database one row later. */
  public Recorded with(Entry entry) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(entry);
    return new Recorded(more);
  }

  /** The record of a database on which the runner applied these, in this order. */
  public static Recorded of(RunnerRule rule, List<Migration> applied) {
    return new Recorded(applied.stream().map(rule::entry).toList());
  }
}
