package dev.plumbline.local;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes down what a database is built from, before and after each file: whatever ends us, it is
 * known afterwards what was done, and what was perhaps done in part.
 */
public final class BuildLog implements AutoCloseable {
  static final String SETTING = "setting";
  static final String SEEDS = "seeds";
  static final String BEGUN = "begun";
  static final String DONE = "done";
  private static final String UNDONE = "undone";

  private final BufferedWriter writer;

  private BuildLog(BufferedWriter writer) {
    this.writer = writer;
  }

  static BuildLog create(Path file, Map<String, String> settings) throws IOException {
    BuildLog log =
        new BuildLog(
            Files.newBufferedWriter(
                file,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE));
    settings.forEach((name, value) -> log.line(SETTING + "\t" + name + "\t" + value));
    return log;
  }

  static BuildLog append(Path file) throws IOException {
    return new BuildLog(
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
  }

  /** These seeds are asked for from now on. */
  public void seeds(List<String> paths) {
    line(SEEDS + "\t" + String.join("\t", paths.stream().map(BuildLog::escaped).toList()));
  }

  static List<String> paths(String fields) {
    return Arrays.stream(fields.split("\t", -1))
        .filter(field -> !field.isEmpty())
        .map(String::translateEscapes)
        .toList();
  }

  static String escaped(String path) {
    return path.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
  }

  /** A file is about to run. */
  public void begin(Ingredient ingredient) {
    line(BEGUN + "\t" + ingredient.line());
  }

  /** The last one begun ran. */
  public void done() {
    line(DONE);
  }

  /** The last one begun did not run, and nothing of it stays. */
  public void undone() {
    line(UNDONE);
  }

  private void line(String line) {
    try {
      writer.write(line);
      writer.write('\n');
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
