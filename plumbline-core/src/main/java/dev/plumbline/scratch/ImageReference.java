package dev.plumbline.scratch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a PostgreSQL image in a line of a compose file, workflow or Dockerfile. */
final class ImageReference {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<![\\w./@-])(?<name>(?:[\\w.-]+(?::\\d+)?/)*"
              + "(?:postgres|postgresql|postgis|pgvector|timescaledb|timescaledb-ha|paradedb))"
              + ":(?<tag>\\$\\{\\w+:?-[\\w.-]+}|[\\w][\\w.-]*)(?<end>[\\s\"'@,;)]|$)");

  /** {@code pg16} in pgvector's and TimescaleDB's tags. */
  private static final Pattern MAJOR_IN_TAG = Pattern.compile("(?:^|[-_.])pg(\\d{1,2})(?!\\d)");

  private static final Pattern LEADING = Pattern.compile("^v?(\\d{1,2})(?!\\d)");
  private static final Pattern DEFAULT_VALUE = Pattern.compile("^\\$\\{\\w+:?-([\\w.-]+)}$");

  private ImageReference() {}

  /**
   * @param image as it stands there: {@code postgis/postgis:15-3.4}
   */
  record Found(String image, int major) {}

  static Optional<Found> in(String line) {
    if (line.strip().startsWith("#")) {
      return Optional.empty();
    }
    int comment = line.indexOf(" #");
    Matcher matcher = REFERENCE.matcher(comment < 0 ? line : line.substring(0, comment));
    while (matcher.find()) {
      String tag = matcher.group("tag");
      Matcher value = DEFAULT_VALUE.matcher(tag);
      Optional<Integer> major = major(matcher.group("name"), value.find() ? value.group(1) : tag);
      // user:15@host is a password, image:15@sha256:... is not.
      boolean password =
          matcher.group("end").equals("@") && !line.startsWith("sha256", matcher.end());
      if (major.isPresent() && !password) {
        return Optional.of(new Found(matcher.group("name") + ":" + tag, major.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> major(String name, String tag) {
    Matcher inTag = MAJOR_IN_TAG.matcher(tag);
    if (inTag.find()) {
      return Optional.of(Integer.valueOf(inTag.group(1)));
    }
    // The leading number of an extension's image is the extension's own version.
    boolean numberedByPostgres = name.matches(".*(postgres|postgresql|postgis)");
    Matcher leading = LEADING.matcher(tag);
    return numberedByPostgres && leading.find()
        ? Optional.of(Integer.valueOf(leading.group(1)))
        : Optional.empty();
  }
}
