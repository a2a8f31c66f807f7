package dev.plumbline.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs queries on a session of its own before they are asked for, in the snapshot of the first
 * session: the server works on them while others are read. What it holds back is bounded: a reader
 * that is slow makes it wait.
 */
final class Ahead implements AutoCloseable {
  private static final int ROWS_PER_BATCH = 1000;
  private static final int SIZE_OF_BATCH = 1 << 20;
  private static final int BATCHES = 256;

  private final ConnectionSource source;
  private final String snapshotId;
  private final List<Long> schemas;
  private final List<String> waiting;
  private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>(BATCHES);
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable Connection connection;

  /**
   * Part of what a query gave.
   *
   * @param last whether nothing more comes of it
   * @param failure what ended it; null when nothing did
   */
  private record Batch(List<Row> rows, boolean last, @Nullable SQLException failure) {}

  /**
   * Begins.
   *
   * @param snapshotId as the first session exported it; it must stay in its transaction
   * @param queries in the order in which they will be asked for
   */
  Ahead(ConnectionSource source, String snapshotId, List<Long> schemas, List<String> queries) {
    this.source = source;
    this.snapshotId = snapshotId;
    this.schemas = schemas;
    this.waiting = new ArrayList<>(queries);
    this.thread = Thread.ofPlatform().daemon().name("plumb-catalog").unstarted(() -> run(queries));
    thread.start();
  }

  /** Whether that query is among those to come. */
  boolean has(String query) {
    return waiting.contains(query);
  }

  /**
   * Hands over the rows of a query; those before it are left out.
   *
   * @return false when the session could not be had, and nothing was handed over
   */
  boolean forEach(String query, Row.Consumer consumer) throws SQLException {
    try {
      while (!waiting.remove(0).equals(query)) {
        if (!pass(row -> {})) {
          return false;
        }
      }
      return pass(consumer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while the catalogs were read", e);
    }
  }

  private boolean pass(Row.Consumer consumer) throws SQLException, InterruptedException {
    Batch batch;
    do {
      batch = batches.take();
      SQLException failure = batch.failure();
      if (failure instanceof Unavailable) {
        waiting.clear();
        return false;
      } else if (failure != null) {
        throw failure;
      }
      for (Row row : batch.rows()) {
        consumer.accept(row);
      }
    } while (!batch.last());
    return true;
  }

  /** There is no second session: no connection is left, or another server answered. */
  private static final class Unavailable extends SQLException {
    private static final long serialVersionUID = 1L;

    Unavailable(SQLException cause) {
      super(cause);
    }
  }

  private void run(List<String> queries) {
    try {
      work(queries);
    } catch (Stopped e) {
      // Nobody listens any more.
    } catch (SQLException e) {
      offer(new Batch(List.of(), true, e));
    }
  }

  private void work(List<String> queries) throws SQLException {
    try (Connection own = open()) {
      connection = own;
      if (closed) {
        return;
      }
      try (Snapshot snapshot = join(own)) {
        for (String query : queries) {
          Batches filled = new Batches();
          snapshot.forEach(query, filled::add);
          filled.finish();
        }
      }
    }
  }

  private Connection open() throws Unavailable {
    try {
      return source.open();
    } catch (SQLException e) {
      throw new Unavailable(e);
    }
  }

  private Snapshot join(Connection own) throws Unavailable {
    try {
      return Snapshot.joined(own, snapshotId, schemas);
    } catch (SQLException e) {
      throw new Unavailable(e);
    }
  }

  /** Rows on their way into batches. */
  private final class Batches {
    private List<Row> rows = new ArrayList<>();
    private long size;

    void add(Row row) throws SQLException {
      rows.add(row);
      size += row.size();
      if (rows.size() == ROWS_PER_BATCH || size > SIZE_OF_BATCH) {
        put(new Batch(rows, false, null));
        rows = new ArrayList<>();
        size = 0;
      }
    }

    void finish() throws Stopped {
      put(new Batch(rows, true, null));
    }
  }

  private static final class Stopped extends SQLException {
    private static final long serialVersionUID = 1L;
  }

  private void put(Batch batch) throws Stopped {
    if (!offer(batch)) {
      throw new Stopped();
    }
  }

  private boolean offer(Batch batch) {
    try {
      batches.put(batch);
      return !closed;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Ends the session, whatever it is doing. */
  @Override
  public void close() {
    closed = true;
    Connection open = connection;
    if (open != null && thread.isAlive()) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException e) {
        // It is gone already.
      }
    }
    thread.interrupt();
  }
}
