package dev.plumbline.history.sqitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Sqitch names things as git does. */
final class Sha1 {
  private Sha1() {}

  /** Of a text with its kind and length before it. */
  static String ofObject(String kind, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    MessageDigest digest = digest();
    digest.update("%s %d\0".formatted(kind, bytes.length).getBytes(UTF_8));
    return HexFormat.of().formatHex(digest.digest(bytes));
  }

  static String of(String text) {
    return HexFormat.of().formatHex(digest().digest(text.getBytes(UTF_8)));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-1", e);
    }
  }
}
