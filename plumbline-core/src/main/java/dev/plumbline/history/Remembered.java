package dev.plumbline.history;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was read of the files of one directory, by path. Another state of it that has a file with
 * the same bytes need not read, digest and decode it again: of ten thousand migrations a branch has
 * all but a few in common with main.
 */
public final class Remembered {
  private final Map<String, Content> contents = new ConcurrentHashMap<>();

  @Nullable Content get(String path) {
    return contents.get(path);
  }

  void put(String path, Content content) {
    contents.put(path, content);
  }
}
