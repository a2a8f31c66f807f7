package dev.plumbline.history;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests runners write down. */
public final class Checksums {
  private Checksums() {}

  /**
   * In hexadecimal, lower case.
   *
   * @param algorithm as Java names it; one every Java runtime has
   */
  public static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException(algorithm, e);
    }
  }
}
