package dev.plumbline.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One {@code git cat-file --batch}: commits, trees and files by name or id, a fraction of a
 * millisecond each instead of a process each.
 */
final class GitObjects implements AutoCloseable {
  private final Process process;
  private final OutputStream requests;
  private final InputStream answers;
  private final CompletableFuture<byte[]> errors;
  private final Duration patience;

  GitObjects(Process process, Duration patience) {
    this.process = process;
    this.patience = patience;
    this.requests = process.getOutputStream();
    this.answers = new BufferedInputStream(process.getInputStream(), 1 << 16);
    this.errors = Git.drain(process.getErrorStream());
  }

  /**
   * @param id the full hexadecimal id
   * @param type commit, tree, blob or tag
   */
  record GitObject(String id, String type, byte[] content) {}

  /**
   * @param name any revision expression: an id, {@code refs/heads/main^{commit}}, {@code id:path}
   * @return null when there is no such object here
   */
  @Nullable GitObject find(String name) throws GitException {
    if (name.indexOf('\n') >= 0 || name.isBlank()) {
      return null;
    }
    CompletableFuture<Boolean> answered = new CompletableFuture<>();
    Thread watch = endWhenLate(answered);
    try {
      requests.write((name + "\n").getBytes(StandardCharsets.UTF_8));
      requests.flush();
      String[] header = line().split(" ");
      if (header.length < 3 || !header[header.length - 1].matches("[0-9]+")) {
        return null;
      }
      int size = Math.toIntExact(Long.parseLong(header[2]));
      byte[] content = answers.readNBytes(size);
      if (content.length < size || answers.read() != '\n') {
        throw new IOException("git ended in the middle of an object");
      }
      return new GitObject(header[0], header[1], content);
    } catch (ArithmeticException e) {
      throw new GitException(
          GitException.Reason.OTHER, name + " is larger than 2 GiB", "Is it a migration?");
    } catch (IOException e) {
      throw failed(name);
    } finally {
      answered.complete(true);
      watch.interrupt();
    }
  }

  @Override
  public void close() {
    try {
      requests.close();
      process.waitFor(1, TimeUnit.SECONDS);
    } catch (IOException e) {
      // It is gone already.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }

  private Thread endWhenLate(CompletableFuture<Boolean> answered) {
    return Thread.startVirtualThread(() -> {
      try {
        Thread.sleep(patience);
        if (!answered.isDone()) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        // The answer came.
      }
    });
  }

  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(80);
    for (int b = answers.read(); b != '\n'; b = answers.read()) {
      if (b < 0) {
        throw new IOException("git ended");
      }
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private GitException failed(String name) {
    process.destroyForcibly();
    String said = new String(errors.join(), StandardCharsets.UTF_8).strip();
    return new GitException(
        GitException.Reason.OTHER,
        "git could not read " + name + (said.isEmpty() ? "" : ": " + said),
        "`git fsck` tells whether the repository is damaged; `git fetch` fills a partial clone.");
  }
}
