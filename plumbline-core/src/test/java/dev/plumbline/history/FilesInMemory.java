package dev.plumbline.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeMap;

/** A migrations directory without a disk, as a git tree is one. */
public final class FilesInMemory implements MigrationFiles {
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  public FilesInMemory with(String path, String content) {
    return with(path, content.getBytes(StandardCharsets.UTF_8));
  }

  public FilesInMemory with(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  @Override
  public SortedSet<String> paths() {
    return files.navigableKeySet();
  }

  @Override
  public byte[] head(String path, int bytes) throws IOException {
    return read(path);
  }

  @Override
  public byte[] read(String path) throws IOException {
    byte[] content = files.get(path);
    if (content == null) {
      throw new IOException("it is not there");
    }
    return content;
  }
}
