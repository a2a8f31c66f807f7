package dev.plumbline.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that stand for something else. */
final class Values {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h)");

  private Values() {}

  /** A text in which <code>${NAME}</code> stands for the environment variable. */
  static @Nullable String interpolate(Section section, String key, Map<String, String> env)
      throws ConfigException {
    String text = section.string(key);
    if (text == null) {
      return null;
    }
    StringBuilder result = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(text);
    while (matcher.find()) {
      String value = env.get(matcher.group(1));
      if (value == null || value.isEmpty()) {
        throw section.at(
            key, "'" + key + "' needs the environment variable " + matcher.group(1) + ", not set");
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(result).toString();
  }

  /** A time with its unit, as PostgreSQL writes it: {@code "500ms"}, {@code "30s"}. */
  static @Nullable Duration duration(Section section, String key) throws ConfigException {
    String text = section.string(key);
    if (text == null) {
      return null;
    }
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw section.at(
          key,
          "'%s' is a time such as \"30s\", \"500ms\", \"5min\", not \"%s\"".formatted(key, text));
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "min" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
