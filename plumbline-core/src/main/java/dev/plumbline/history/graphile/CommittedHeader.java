package dev.plumbline.history.graphile;

import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines {@code --! Previous: sha1:…}, {@code --! Hash: sha1:…}, {@code --! Message: …} at the
 * head of a committed migration.
 *
 * @param previous null for the first migration
 * @param previousAt where that stands
 * @param hashAt where the hash stands
 * @param body offset of the first character behind the header
 */
record CommittedHeader(
    @Nullable String previous,
    String hash,
    boolean allowsInvalidHash,
    Position previousAt,
    Position hashAt,
    int body) {
  private static final Pattern HEADER = Pattern.compile("--! ([A-Z][a-zA-Z0-9_]*)(?::(.*))?");
  private static final String FIRST = "-";

  private record Line(@Nullable String value, int offset) {}

  /**
   * Reads it.
   *
   * @throws SqlSourceException when graphile-migrate refuses the file
   */
  static CommittedHeader of(SqlSource source) throws SqlSourceException {
    String text = source.text();
    Map<String, Line> lines = new LinkedHashMap<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
      if (end > at && text.charAt(end - 1) == '\r') {
        throw at(
            source,
            at,
            "the line ends with CRLF, so graphile-migrate does not see a header",
            "write LF; \"*.sql text eol=lf\" in .gitattributes keeps it so");
      }
      Matcher matcher = HEADER.matcher(text.substring(at, end));
      if (!matcher.matches()) {
        break;
      }
      String value = matcher.group(2) == null ? null : matcher.group(2).strip();
      if (lines.putIfAbsent(matcher.group(1), new Line(value, at)) != null) {
        throw at(
            source,
            at,
            "the header %s is given twice".formatted(matcher.group(1)),
            "remove one of the two lines");
      }
      at = Math.min(text.length(), end + 1);
    }
    if (!lines.isEmpty() && at < text.length() && text.charAt(at) != '\n') {
      throw at(source, at, "an empty line is missing behind the header", "put one there");
    }
    Line previous = required(source, lines, "Previous");
    Line hash = required(source, lines, "Hash");
    return new CommittedHeader(
        FIRST.equals(previous.value()) ? null : previous.value(),
        String.valueOf(hash.value()),
        lines.containsKey("AllowInvalidHash"),
        source.position(previous.offset()),
        source.position(hash.offset()),
        at);
  }

  private static Line required(SqlSource source, Map<String, Line> lines, String name)
      throws SqlSourceException {
    Line line = lines.get(name);
    if (line == null || line.value() == null || line.value().isEmpty()) {
      throw at(
          source,
          line == null ? 0 : line.offset(),
          "a committed migration needs the header --! %s: …".formatted(name),
          "let graphile-migrate commit it, instead of putting a file here by hand");
    }
    return line;
  }

  private static SqlSourceException at(SqlSource source, int offset, String why, String fix) {
    return new SqlSourceException(source.name(), source.position(offset), why, fix);
  }

  /** The hash the text has; null when it is of an algorithm no Java runtime has. */
  @Nullable String actualHash(SqlSource source) {
    String algorithm = hash.contains(":") ? hash.substring(0, hash.indexOf(':')) : "";
    String counted =
        ((previous == null ? "" : previous) + "\n" + source.text().substring(body).strip()).strip()
            + "\n";
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm.toUpperCase(Locale.ROOT).replace("SHA1", "SHA-1"))
              .digest(counted.getBytes(StandardCharsets.UTF_8));
      return algorithm + ":" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      return null;
    }
  }
}
