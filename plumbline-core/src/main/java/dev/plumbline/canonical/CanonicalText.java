package dev.plumbline.canonical;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be said of a canonical file without loading it. */
public final class CanonicalText {
  private static final Pattern CONFLICT =
      Pattern.compile("^(?:<{7} .*|={7}|>{7} .*|\\|{7} .*)\\r?$", Pattern.MULTILINE);
  private static final Pattern PG_DUMP =
      Pattern.compile(
          "^(?:--\\s*\\R)?-- PostgreSQL database (?:cluster )?dump\\r?$|^\\\\restrict ",
          Pattern.MULTILINE);
  private static final Pattern HEADER = Pattern.compile("\\A(?:--[^\\n]*\\n)*");
  private static final int DUMP_HEAD = 4096;

  private CanonicalText() {}

  /** The 1-based line of the first conflict marker git left, or empty. */
  public static OptionalInt conflictMarker(String text) {
    Matcher marker = CONFLICT.matcher(text);
    // A row of equals signs alone may be a heading in a function's comment.
    if (!text.contains("<<<<<<< ") || !marker.find()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        1 + (int) text.substring(0, marker.start()).chars().filter(c -> c == '\n').count());
  }

  /** Whether {@code pg_dump} wrote it; good for wording, not for deciding how to read it. */
  public static boolean isPgDump(String text) {
    return PG_DUMP.matcher(text.substring(0, Math.min(DUMP_HEAD, text.length()))).find();
  }

  /**
   * Digest of what stands below the header, {@code sha256:...}. Line ends do not count: git may
   * change them on checkout.
   */
  public static String bodyDigest(String text) {
    String lines = text.replace("\r\n", "\n");
    Matcher header = HEADER.matcher(lines);
    return digest(header.find() ? lines.substring(header.end()) : lines);
  }

  static String digest(String body) {
    try {
      byte[] bytes = body.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
