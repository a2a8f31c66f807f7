package dev.plumbline.declared;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code drizzle.config.ts} as far as it can be told without running it: its literals.
 *
 * @param file absolute
 * @param directory where drizzle-kit is run, which paths in it are relative to, absolute
 * @param text of the file
 */
record DrizzleConfig(Path file, Path directory, String text) {
  private static final Pattern OUT =
      Pattern.compile("\\bout[\"']?\\s*:\\s*([\"'`])(?<path>[^\"'`$]+)\\1");
  private static final Pattern SCHEMA =
      Pattern.compile("\\bschema[\"']?\\s*:\\s*(?<rest>[\"'`\\[])");
  private static final Pattern TEXT = Pattern.compile("([\"'`])(?<path>[^\"'`$]+)\\1");
  private static final Pattern SOURCE = Pattern.compile(".*\\.[mc]?[jt]sx?");
  private static final int MOST_FILES = 2000;

  /** The configuration, if its {@code out} is that directory; null when it is another. */
  static @Nullable DrizzleConfig writingTo(Path migrations, Path file, Path top)
      throws IOException {
    String text = Files.readString(file);
    Matcher out = OUT.matcher(text);
    while (out.find()) {
      for (Path at = file.getParent(); at != null && at.startsWith(top); at = at.getParent()) {
        if (migrations.equals(resolve(at, out.group("path")))) {
          return new DrizzleConfig(file, at, text);
        }
      }
    }
    return null;
  }

  /** Whether it says in so many words where it writes. */
  static boolean namesOut(String text) {
    return OUT.matcher(text).find();
  }

  /** The configuration, run from the directory of the package it is in. */
  static DrizzleConfig inPackage(Path file, Path top) throws IOException {
    Path parent = parent(file);
    for (Path at = parent; at != null && at.startsWith(top); at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("package.json"))) {
        return new DrizzleConfig(file, at, Files.readString(file));
      }
    }
    return new DrizzleConfig(file, parent, Files.readString(file));
  }

  static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  /** What it names as schema and is there: files or directories, absolute. */
  List<Path> schema() {
    Matcher schema = SCHEMA.matcher(text);
    List<Path> found = new ArrayList<>();
    // There is a "schema" of the migrator's table too, which is no path, but may look like one.
    while (found.isEmpty() && schema.find()) {
      int from = schema.start("rest");
      boolean list = text.charAt(from) == '[';
      int end = text.indexOf(list ? ']' : '\n', from);
      Matcher path = TEXT.matcher(text).region(from, end < 0 ? text.length() : end);
      while (path.find()) {
        named(path.group("path"), found);
        if (!list) {
          break;
        }
      }
      found.removeIf(one -> Files.isDirectory(one) && below(one).isEmpty());
    }
    return found.stream().distinct().toList();
  }

  private void named(String path, List<Path> into) {
    int star = path.indexOf('*');
    Path fixed =
        resolve(directory, star < 0 ? path : path.substring(0, path.lastIndexOf('/', star) + 1));
    if (fixed == null || !Files.exists(fixed)) {
      return;
    }
    if (star < 0) {
      into.add(fixed);
      return;
    }
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + directory.resolve(path).normalize());
    into.addAll(below(fixed).stream().filter(matcher::matches).toList());
  }

  /** The files in which tables may be declared, absolute: what is named, and what that imports. */
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path path : schema()) {
      files.addAll(Files.isDirectory(path) ? below(path) : List.of(path));
    }
    return ImportedFiles.from(files, MOST_FILES);
  }

  private static List<Path> below(Path directory) {
    try (Stream<Path> all = Files.walk(directory, 6)) {
      return all.limit(MOST_FILES)
          .filter(path -> SOURCE.matcher(path.toString()).matches() && Files.isRegularFile(path))
          .filter(path -> !path.toString().contains("node_modules"))
          .sorted()
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      // Only where a finding points depends on it.
      return List.of();
    }
  }

  private static @Nullable Path resolve(Path directory, String path) {
    try {
      return directory.resolve(path).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
