package dev.plumbline.canonical;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where an object's SQL lies in a directory: {@code public/tables/users.sql}. A path depends on the
 * object's name alone, so no other object moves it. Every name has one on every file system:
 *
 * <ul>
 *   <li>letters, digits, {@code _} and {@code -} stay, all else is {@code %} and the hexadecimal
 *       digits of its UTF-8 bytes;
 *   <li>a name with capitals ends in {@code @} and a number that says which letters they are
 *       ({@code User@1}), because {@code User} and {@code user} are one file on some systems;
 *   <li>a name Windows keeps for itself ({@code con}) has its first letter written as a byte;
 *   <li>one that would be too long is cut and ends in {@code @} and a digest of the whole.
 * </ul>
 */
final class FileNames {
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(?:con|prn|aux|nul|com\\d|lpt\\d)(?:@.*)?");

  /** Holds what lives in no schema; a schema of that name is written otherwise. */
  private static final String GLOBAL = "_global";

  /** Most file systems end at 255 bytes; a number of a further file and an extension follow. */
  private static final int LONGEST = 200;

  private static final int KEPT = 120;
  private static final int DIGEST_DIGITS = 16;

  private FileNames() {}

  /** The path without {@code .sql}; routines of one name share one. */
  static String of(Identity root) {
    return switch (root.kind()) {
      case SCHEMA -> folder(root.name()) + "/schema";
      case DEFAULT_PRIVILEGES ->
          (root.schema() == null ? GLOBAL : folder(root.schema())) + "/default_privileges";
      default ->
          (root.schema() == null ? GLOBAL : folder(root.schema()))
              + "/"
              + plural(root.kind())
              + "/"
              + name(root.name());
    };
  }

  private static String folder(String schema) {
    return schema.equals(GLOBAL) ? "%5F" + GLOBAL.substring(1) : name(schema);
  }

  private static String plural(Kind kind) {
    return switch (kind) {
      case ENUM, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE, SHELL_TYPE -> "types";
      case INDEX -> "indexes";
      case POLICY -> "policies";
      case OPERATOR_CLASS -> "operator_classes";
      case OPERATOR_FAMILY -> "operator_families";
      case TEXT_SEARCH_DICTIONARY -> "text_search_dictionaries";
      case STATISTICS -> "statistics";
      default -> kind.label().replace(' ', '_').replace('-', '_') + "s";
    };
  }

  static String name(String name) {
    StringBuilder written = new StringBuilder();
    BigInteger capitals = BigInteger.ZERO;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        capitals = capitals.setBit(i);
      }
      if (isPlain(c) && (i > 0 || c != '-')) {
        written.append(c);
      } else {
        int end = Character.isHighSurrogate(c) && i + 1 < name.length() ? i + 2 : i + 1;
        bytes(name.substring(i, end), written);
        i = end - 1;
      }
    }
    if (capitals.signum() != 0) {
      written.append('@').append(capitals.toString(16));
    }
    if (RESERVED.matcher(written).matches()) {
      String first = written.substring(0, 1);
      written.deleteCharAt(0);
      StringBuilder escaped = new StringBuilder();
      bytes(first, escaped);
      written.insert(0, escaped);
    }
    if (written.length() > LONGEST) {
      String digest = CanonicalText.digest(name).substring("sha256:".length());
      return written.substring(0, KEPT) + "@" + digest.substring(0, DIGEST_DIGITS);
    }
    return written.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  private static void bytes(String text, StringBuilder to) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      to.append(String.format(Locale.ROOT, "%%%02X", b));
    }
  }
}
