package dev.plumbline.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** SHA-256, one instance for a whole history. */
final class Digests {
  private final MessageDigest digest;

  Digests() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  String ofBytes(byte[] bytes) {
    return HexFormat.of().formatHex(digest.digest(bytes));
  }

  String ofHistory(List<Migration> migrations) {
    for (Migration migration : migrations) {
      String line = migration.path() + "\0" + migration.normalisedSha256() + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Without byte order mark, CRLF as LF; the same array when nothing changes. */
  static byte[] normalised(byte[] bytes) {
    int from =
        bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF
            ? 3
            : 0;
    byte[] out = new byte[bytes.length];
    int length = 0;
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        out[length++] = bytes[i];
      }
    }
    return length == bytes.length ? bytes : Arrays.copyOf(out, length);
  }
}
