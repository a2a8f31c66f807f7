package dev.plumbline.declared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files below a few paths, in the order of their names. */
final class TextFiles {
  private static final int MOST = 5000;

  private TextFiles() {}

  /** A file is itself; a directory is what is in it, at any depth. */
  static List<Path> below(List<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> all = Files.walk(path)) {
        all.filter(Files::isRegularFile)
            .filter(file -> !file.toString().contains("node_modules"))
            .limit(MOST)
            .sorted()
            .forEach(files::add);
      } catch (IOException | UncheckedIOException e) {
        // What cannot be listed is not ours to read.
        continue;
      }
    }
    return files;
  }
}
