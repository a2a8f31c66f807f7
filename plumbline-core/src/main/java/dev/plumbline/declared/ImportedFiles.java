package dev.plumbline.declared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * TypeScript files and those of the project that they import or export from: a {@code schema.ts}
 * often only names others. Only where a finding points depends on it.
 */
final class ImportedFiles {
  private static final Pattern FROM =
      Pattern.compile("\\bfrom\\s*[\"']([^\"']+)[\"']|\\brequire\\(\\s*[\"']([^\"']+)[\"']");
  private static final Pattern PACKAGE = Pattern.compile("(@[^/]+/[^/]+|[^/@.][^/]*)/(.+)");
  private static final List<String> ENDS =
      List.of("", ".ts", ".tsx", ".mts", ".js", ".mjs", "/index.ts", "/index.js");

  private ImportedFiles() {}

  static List<Path> from(List<Path> first, int most) {
    Set<Path> files = new LinkedHashSet<>(first);
    Deque<Path> open = new ArrayDeque<>(first);
    while (!open.isEmpty() && files.size() < most) {
      Path file = open.removeFirst();
      String text;
      try {
        text = Files.readString(file);
      } catch (IOException e) {
        continue;
      }
      Matcher from = FROM.matcher(text);
      while (from.find()) {
        String name = from.group(1) == null ? from.group(2) : from.group(1);
        Path imported = find(file, name);
        if (imported != null && files.add(imported)) {
          open.addLast(imported);
        }
      }
    }
    return List.copyOf(files);
  }

  private static @Nullable Path find(Path file, String name) {
    Path parent = DrizzleConfig.parent(file);
    if (name.startsWith(".")) {
      return file(parent.resolve(name));
    }
    Matcher inPackage = PACKAGE.matcher(name);
    if (!inPackage.matches()) {
      return null;
    }
    for (Path at = parent; at != null; at = at.getParent()) {
      Path home = at.resolve("node_modules").resolve(inPackage.group(1));
      // What is linked is another package of the repository; what is installed is not the
      // project's.
      if (Files.isSymbolicLink(home)) {
        Path found = file(home.resolve(inPackage.group(2)));
        found = found == null ? file(home.resolve("src").resolve(inPackage.group(2))) : found;
        return found == null ? null : real(found);
      }
    }
    return null;
  }

  private static @Nullable Path file(Path path) {
    String text = path.normalize().toString();
    String base = text.replaceFirst("\\.js$", "");
    for (String end : ENDS) {
      Path file = Path.of(base + end);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  /** Installed by pnpm, it is a link as well, but into {@code node_modules}. */
  private static @Nullable Path real(Path path) {
    try {
      Path real = path.toRealPath();
      return real.toString().contains("node_modules") ? null : real;
    } catch (IOException e) {
      return null;
    }
  }
}
