package dev.plumbline.cli;

import dev.plumbline.check.CheckException;
import dev.plumbline.check.Up;
import dev.plumbline.config.ConfigException;
import dev.plumbline.local.FileChanges;

/** Brings the database up again whenever a file changes, until it is interrupted. */
final class UpWatch {
  private final Invocation invocation;
  private final UpCommand.Once once;

  UpWatch(Invocation invocation, UpCommand.Once once) {
    this.invocation = invocation;
    this.once = once;
  }

  void run(Up.Outcome first) {
    Thread farewell = new Thread(this::farewell, "plumb-up-farewell");
    Runtime.getRuntime().addShutdownHook(farewell);
    try (FileChanges changes = new FileChanges()) {
      Up.Outcome last = first;
      changes.watch(last.sources());
      say("watching; Ctrl-C leaves the database up");
      while (true) {
        changes.await();
        last = again(changes, last);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(farewell);
      } catch (IllegalStateException e) {
        // It is running.
      }
    }
  }

  /** Whatever is wrong with the files now, they will change again. */
  private Up.Outcome again(FileChanges changes, Up.Outcome last) throws InterruptedException {
    try {
      Up.Outcome next = once.again().run();
      if (!next.url().equals(last.url())) {
        invocation.out().println(next.url());
        invocation.out().flush();
      }
      if (!next.sources().equals(last.sources())) {
        changes.watch(next.sources());
      }
      return next;
    } catch (CheckException e) {
      String fix = e.fix();
      Main.complain(invocation.err(), String.valueOf(e.getMessage()), fix == null ? "" : fix);
    } catch (ConfigException e) {
      Main.complain(invocation.err(), String.valueOf(e.getMessage()), "");
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return last;
  }

  private void farewell() {
    say("the database is left up: plumb down removes it");
  }

  private void say(String text) {
    if (!once.command().quiet) {
      invocation.err().println("plumb: " + text);
    }
  }
}
