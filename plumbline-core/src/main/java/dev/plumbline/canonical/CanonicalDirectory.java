package dev.plumbline.canonical;

import dev.plumbline.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A canonical as a directory: {@value #INDEX} with the header, the session's settings and a line
 * <code>\\ir path</code> for each further file in the order of loading, so that {@code psql -f
 * schema.sql} loads it as it is; and a file per object. Its blocks are those of the one file, in
 * another order, so its digest is the same.
 */
public final class CanonicalDirectory {
  /** The file that names the others. */
  public static final String INDEX = "schema.sql";

  /** How a line of the index that names a file begins. */
  public static final String INCLUDE = "\\ir ";

  /** How every other file begins, which tells it from files of people. */
  public static final String MARK = "-- Part of the canonical schema";

  private static final String NOTICE =
      MARK + ", named in " + INDEX + ". Written by plumb snapshot; do not edit by hand.\n";

  private CanonicalDirectory() {}

  /** Every file by its path in the directory, forward slashes; lines end with a line feed. */
  public static SortedMap<String, String> write(Schema schema, CanonicalFacts facts) {
    SortedMap<String, String> files = new TreeMap<>();
    StringBuilder index = new StringBuilder(CanonicalWriter.head(schema, facts)).append('\n');
    FileOrder.of(CanonicalWriter.ordered(schema))
        .forEach((path, steps) -> {
          StringBuilder text = new StringBuilder();
          for (Step step : steps) {
            if (!step.sql.isEmpty()) {
              text.append('\n').append(step.sql);
            }
          }
          if (!text.isEmpty()) {
            files.put(path, NOTICE + text);
            index.append(INCLUDE).append(path).append('\n');
          }
        });
    files.put(INDEX, index.toString());
    return files;
  }

  /**
   * A line of the index that names a file.
   *
   * @param path as written; it may be anything
   * @param line from 1
   */
  public record Include(String path, int line) {}

  /** The files the index names, in the order of loading. */
  public static List<Include> includes(String index) {
    List<Include> includes = new ArrayList<>();
    List<String> lines = index.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(INCLUDE)) {
        includes.add(new Include(lines.get(i).substring(INCLUDE.length()).strip(), i + 1));
      }
    }
    return includes;
  }

  /** Whether a text other than the index was written by us. */
  public static boolean isPart(String text) {
    return text.startsWith(MARK);
  }

  /** The directory as one text that loads, given what {@link #write} gives or was read. */
  public static String asOne(Map<String, String> files) {
    return Assembled.of(files).text();
  }

  /**
   * A directory as one text.
   *
   * @param starts line of the text, from 1, to the file and its line that stand there, ascending
   */
  public record Assembled(String text, SortedMap<Integer, Place> starts) {
    /** A line of a file, from 1. */
    public record Place(String path, int line) {}

    /**
     * Puts the files where the index names them; one that is not there is left out.
     *
     * @param files by path, the index among them
     */
    public static Assembled of(Map<String, String> files) {
      Assembly assembly = new Assembly();
      int number = 0;
      boolean after = false;
      for (String line : files.getOrDefault(INDEX, "").lines().toList()) {
        number++;
        if (line.startsWith(INCLUDE)) {
          String path = line.substring(INCLUDE.length()).strip();
          assembly.file(path, files.getOrDefault(path, ""));
          after = true;
        } else if (!after || !line.isBlank()) {
          assembly.line(number, line);
        }
      }
      return assembly.done();
    }

    /** Where a line of the text comes from. */
    public Place at(int line) {
      SortedMap<Integer, Place> before = starts.headMap(line + 1);
      if (before.isEmpty()) {
        return new Place(INDEX, line);
      }
      Place start = starts.get(before.lastKey());
      return start == null
          ? new Place(INDEX, line)
          : new Place(start.path(), start.line() + line - before.lastKey());
    }
  }

  /** Grows line by line. */
  private static final class Assembly {
    private final StringBuilder text = new StringBuilder();
    private final SortedMap<Integer, Assembled.Place> starts = new TreeMap<>();
    private int lines;
    private boolean blank = true;

    void line(int number, String line) {
      starts.put(lines + 1, new Assembled.Place(INDEX, number));
      append(line);
    }

    void file(String path, String content) {
      if (!blank) {
        append("");
      }
      int number = 0;
      boolean started = false;
      // Not at a carriage return: it may be part of a text PostgreSQL stores.
      for (String line : content.split("\n", -1)) {
        number++;
        // The notice and the blank line below it are the file's, not the schema's.
        if (started || !(line.isBlank() || line.startsWith(MARK))) {
          if (!started) {
            starts.put(lines + 1, new Assembled.Place(path, number));
          }
          started = true;
          append(line);
        }
      }
      dropLastLine(content);
    }

    /** What follows the last line feed is no line. */
    private void dropLastLine(String content) {
      if (content.endsWith("\n")) {
        text.setLength(text.length() - 1);
        lines--;
        blank = false;
      }
    }

    private void append(String line) {
      text.append(line).append('\n');
      blank = line.isEmpty();
      lines++;
    }

    Assembled done() {
      return new Assembled(text.toString(), starts);
    }
  }
}
