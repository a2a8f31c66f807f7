package dev.plumbline.history;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one file. Paths are relative to the migrations directory, with forward slashes.
 *
 * @param from where it was; null when it is new
 * @param to where it is to be; null when it goes
 * @param content what it is to hold; empty when it goes
 */
public record FileChange(@Nullable String from, @Nullable String to, byte[] content) {
  public static FileChange made(String path, byte[] content) {
    return new FileChange(null, path, content);
  }

  public static FileChange written(String path, byte[] content) {
    return new FileChange(path, path, content);
  }

  public static FileChange moved(String from, String to, byte[] content) {
    return new FileChange(from, to, content);
  }

  /** The same place, another content. */
  public FileChange holding(byte[] other) {
    return new FileChange(from, to, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileChange that
        && Objects.equals(from, that.from)
        && Objects.equals(to, that.to)
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(from, to, Arrays.hashCode(content));
  }

  @Override
  public String toString() {
    return from + " -> " + to + " (" + content.length + " bytes)";
  }
}
