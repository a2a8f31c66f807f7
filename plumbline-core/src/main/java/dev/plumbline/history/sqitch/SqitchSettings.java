package dev.plumbline.history.sqitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.Surroundings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code sqitch.conf} says that matters to the files: git's format of sections and keys.
 *
 * @param engine {@code "pg"}; empty when it says nothing
 * @param deployDirectory relative to the plan's, ends with a slash
 * @param revertDirectory the same
 * @param extension of scripts, without a dot
 * @param variables psql's, for deploy scripts
 */
record SqitchSettings(
    String engine,
    String deployDirectory,
    String revertDirectory,
    String extension,
    Map<String, String> variables) {
  private static final String FILE = "sqitch.conf";
  private static final Pattern SECTION =
      Pattern.compile("\\[\\s*([\\w.-]+)(?:\\s+\"([^\"]*)\")?\\s*\\]");
  private static final Pattern KEY = Pattern.compile("([\\w-]+)\\s*=\\s*(.*?)\\s*");

  static SqitchSettings of(MigrationFiles files) {
    Map<String, String> values = new HashMap<>();
    String prefix = "";
    byte[] bytes = null;
    try {
      if (files.paths().contains(FILE)) {
        bytes = files.read(FILE);
      } else {
        Surroundings around = files.around();
        String path = around.nearest(FILE);
        if (path != null) {
          bytes = around.read(path);
          prefix = below(path, around);
        }
      }
    } catch (IOException e) {
      bytes = null; // Sqitch could not read it either, and would go by its customs
    }
    if (bytes != null) {
      parse(new String(bytes, UTF_8), values);
    }
    Map<String, String> variables = new HashMap<>();
    values.forEach((key, value) -> {
      for (String section : new String[] {"core.variables.", "deploy.variables."}) {
        if (key.startsWith(section)) {
          variables.put(key.substring(section.length()), value);
        }
      }
    });
    return new SqitchSettings(
        values.getOrDefault("core.engine", ""),
        directory(values, "deploy", prefix),
        directory(values, "revert", prefix),
        values.getOrDefault("core.extension", "sql"),
        Map.copyOf(variables));
  }

  /** Where the plan lies, seen from the configuration, which names everything from there. */
  private static String below(String path, Surroundings around) {
    int up = (path.length() - FILE.length()) / "../".length();
    String[] parts = around.directory().split("/", -1);
    StringBuilder prefix = new StringBuilder();
    for (int i = Math.max(0, parts.length - up); i < parts.length; i++) {
      prefix.append(parts[i]).append('/');
    }
    return prefix.toString();
  }

  private static String directory(Map<String, String> values, String what, String prefix) {
    String said = values.get("core." + what + "_dir");
    if (said == null) {
      return what + "/";
    }
    String path = said.replaceFirst("^\\./", "").replaceFirst("/+$", "") + "/";
    return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
  }

  private static void parse(String text, Map<String, String> values) {
    String section = "";
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      Matcher header = SECTION.matcher(line);
      Matcher key = KEY.matcher(line);
      if (header.matches()) {
        section = joined(header.group(1), header.group(2));
      } else if (!line.startsWith("#") && !line.startsWith(";") && key.matches()) {
        String name =
            section.endsWith("variables") ? key.group(1) : key.group(1).toLowerCase(Locale.ROOT);
        values.put(section + "." + name, unquoted(key.group(2)));
      }
    }
  }

  private static String joined(String section, @Nullable String subsection) {
    String name = section.toLowerCase(Locale.ROOT);
    return subsection == null ? name : name + "." + subsection;
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }
}
