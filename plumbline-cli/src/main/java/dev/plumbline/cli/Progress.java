package dev.plumbline.cli;

import dev.plumbline.replay.ReplayListener;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** One line on a terminal that says how far a replay is, once it takes longer than a second. */
final class Progress implements ReplayListener, AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
  private static final long PACE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final String ERASE = "\r\u001B[K";

  private final PrintStream err;
  private final boolean terminal;
  private long next = System.nanoTime() + PATIENCE;
  private boolean shown;

  private Progress(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  static Progress on(Invocation invocation) {
    return new Progress(invocation.err(), invocation.terminalErr());
  }

  @Override
  public void applying(String path, int done, int total) {
    long now = System.nanoTime();
    if (!terminal || now < next) {
      return;
    }
    next = now + PACE;
    shown = true;
    err.print(ERASE + "replaying " + done + "/" + total + "  " + path);
    err.flush();
  }

  @Override
  public void close() {
    if (shown) {
      err.print(ERASE);
      err.flush();
    }
  }
}
