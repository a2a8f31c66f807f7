package dev.plumbline.sql;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes strictly, but pays for strictness only when something is wrong. */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  static String decode(String name, byte[] bytes) throws SqlSourceException {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      throw utf16(name, "starts with a UTF-16 byte order mark");
    }
    int from = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    // The JDK's fast path puts U+FFFD where bytes are malformed; only then look closer.
    String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw nul(name, bytes, from, text, nul);
    }
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireValid(name, bytes, from);
    }
    return text;
  }

  private static SqlSourceException nul(
      String name, byte[] bytes, int from, String text, int offset) {
    int at = from + text.substring(0, offset).getBytes(StandardCharsets.UTF_8).length;
    if (bytes.length > 3 && ((bytes[0] == 0) != (bytes[1] == 0)) && bytes[at % 2 + 2] == 0) {
      return utf16(name, "contains NUL bytes at every second place, as UTF-16 does");
    }
    return new SqlSourceException(
        name,
        SqlSource.of(name, text).position(offset),
        "NUL byte at byte offset %d: PostgreSQL text cannot contain it".formatted(at),
        "remove the byte; if the file is not text at all, remove the file");
  }

  private static void requireValid(String name, byte[] bytes, int from) throws SqlSourceException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    var out = CharBuffer.allocate(8192);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isError()) {
        throw invalid(name, bytes, from, in.position());
      }
      if (result.isUnderflow()) {
        return;
      }
      out.clear();
    }
  }

  private static SqlSourceException invalid(String name, byte[] bytes, int from, int at) {
    String before = new String(bytes, from, at - from, StandardCharsets.UTF_8);
    return new SqlSourceException(
        name,
        SqlSource.of(name, before).position(before.length()),
        "invalid UTF-8 at byte offset %d (0x%02X)".formatted(at, bytes[at] & 0xFF),
        "save the file as UTF-8; it may be in Latin-1 or Windows-1252:"
            + " iconv -f WINDOWS-1252 -t UTF-8");
  }

  private static SqlSourceException utf16(String name, String seen) {
    return new SqlSourceException(
        name,
        new Position(0, 1, 1),
        "the file " + seen + "; migrations must be UTF-8",
        "save the file as UTF-8: iconv -f UTF-16 -t UTF-8");
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
