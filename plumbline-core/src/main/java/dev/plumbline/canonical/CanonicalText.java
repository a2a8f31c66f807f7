package dev.plumbline.canonical;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
  private static final Pattern DUMP_END =
      Pattern.compile("^-- PostgreSQL database (?:cluster )?dump complete\\r?$", Pattern.MULTILINE);
  private static final Pattern HEADER = Pattern.compile("\\A(?:--[^\\n]*\\n)*");
  private static final int HEAD_LINES = 10;
  private static final int DUMP_HEAD = 4096;
  private static final String BLANK = ";\n\n";
  private static final byte BETWEEN_BLOCKS = 0;

  private CanonicalText() {}

  /** The 1-based line of the first conflict marker git left, or empty. */
  public static OptionalInt conflictMarker(String text) {
    Matcher marker = CONFLICT.matcher(text);
    // A row of equals signs alone may be a heading in a function's comment.
    boolean sided = text.contains("<<<<<<< ") || text.contains(">>>>>>> ");
    if (!sided || !marker.find()) {
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
   * Whether the last statement is not ended, or the line with which {@code pg_dump} ends is
   * missing: the rest of the file is.
   */
  public static boolean endsTooEarly(String text) {
    return isPgDump(text)
        ? !DUMP_END.matcher(text).find()
        : !text.stripTrailing().endsWith(";") && !body(text).isBlank();
  }

  /** What stands below the header, with lines ended by a line feed. */
  public static String body(String text) {
    String lines = text.replace("\r\n", "\n");
    Matcher header = HEADER.matcher(lines);
    return header.find() ? lines.substring(header.end()) : lines;
  }

  /** How many headers the text has: two when git took both sides of a merge. */
  public static int headers(String text) {
    String lines = text.replace("\r\n", "\n");
    String head = lines.substring(0, lines.length() - body(text).length());
    return (int) head.lines().filter(CanonicalHeader::isHeader).count();
  }

  /**
   * One side of a merge that nobody could bring to an end, with the headers of both: whoever checks
   * it sees that it was merged. Without conflict markers, and as loadable as that side was.
   *
   * @return empty when one of them has no header, so that nothing would show
   */
  public static Optional<String> unmerged(String ours, String theirs) {
    Optional<String> header =
        theirs.lines().limit(HEAD_LINES).filter(CanonicalHeader::isHeader).findFirst();
    int at = headers(ours) == 0 ? -1 : ours.indexOf('\n', ours.indexOf(CanonicalHeader.MARK));
    return header.isEmpty() || at < 0
        ? Optional.empty()
        : Optional.of(
            ours.substring(0, at + 1) + header.get().strip() + "\n" + ours.substring(at + 1));
  }

  /**
   * Digest of what stands below the header, {@code sha256:...}. Line ends do not count: git may
   * change them on checkout. Nor does the order of the blocks: one file and a directory of files
   * load the same blocks in different orders, and are the same.
   */
  public static String bodyDigest(String text) {
    return digest(body(text));
  }

  static String digest(String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String block : blocks(body.replace("\r\n", "\n"))) {
        digest.update(block.getBytes(StandardCharsets.UTF_8));
        digest.update(BETWEEN_BLOCKS);
      }
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The pieces between blank lines, sorted. Only a blank line after a statement's end and before a
   * word in capitals counts, so that a function's body is rarely taken apart; where it is, it is so
   * in every layout.
   */
  private static List<String> blocks(String body) {
    List<String> blocks = new ArrayList<>();
    int start = 0;
    while (start < body.length() && body.charAt(start) == '\n') {
      start++;
    }
    for (int end = body.indexOf(BLANK, start); end >= 0; end = body.indexOf(BLANK, end + 1)) {
      int next = end + BLANK.length();
      if (next < body.length() && body.charAt(next) >= 'A' && body.charAt(next) <= 'Z') {
        blocks.add(body.substring(start, next - 1));
        start = next;
      }
    }
    blocks.add(body.substring(start));
    Collections.sort(blocks);
    return blocks;
  }
}
