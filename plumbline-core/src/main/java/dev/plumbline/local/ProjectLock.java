package dev.plumbline.local;

import dev.plumbline.scratch.ScratchException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One process, and one thread of it, works on a project's database at a time. */
public final class ProjectLock implements AutoCloseable {
  /** A file's lock is the whole process's. */
  private static final Map<Path, ReentrantLock> OURS = new ConcurrentHashMap<>();

  private static final long A_MOMENT_MILLIS = 500;

  private final ReentrantLock ours;
  private final FileChannel channel;

  private ProjectLock(ReentrantLock ours, FileChannel channel) {
    this.ours = ours;
    this.channel = channel;
  }

  static ProjectLock take(Path file, Runnable waiting) throws ScratchException {
    ReentrantLock ours = OURS.computeIfAbsent(file, path -> new ReentrantLock());
    @Nullable FileChannel channel = null;
    try {
      boolean said = !ours.tryLock(A_MOMENT_MILLIS, TimeUnit.MILLISECONDS);
      if (said) {
        waiting.run();
        ours.lockInterruptibly();
      }
      channel = locked(file, said ? () -> {} : waiting);
      return new ProjectLock(ours, channel);
    } catch (IOException e) {
      throw new ScratchException(file + " cannot be locked: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScratchException("interrupted while another plumb up was at work", e);
    } finally {
      if (channel == null && ours.isHeldByCurrentThread()) {
        ours.unlock();
      }
    }
  }

  private static FileChannel locked(Path file, Runnable waiting)
      throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(A_MOMENT_MILLIS);
    while (System.nanoTime() < patience) {
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
      Thread.sleep(20);
    }
    waiting.run();
    channel.lock();
    return channel;
  }

  /** Until it is closed. */
  public boolean held() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The kernel lets go of the lock in any case.
    } finally {
      ours.unlock();
    }
  }
}
