package dev.plumbline.catalog;

/** One-letter codes several catalogs share, in words. */
final class Codes {
  private Codes() {}

  static String persistence(String code) {
    return switch (code) {
      case "p" -> "permanent";
      case "u" -> "unlogged";
      default -> throw unknown("persistence", code);
    };
  }

  static String storage(String code) {
    return switch (code) {
      case "p" -> "PLAIN";
      case "e" -> "EXTERNAL";
      case "x" -> "EXTENDED";
      case "m" -> "MAIN";
      default -> throw unknown("storage", code);
    };
  }

  static String compression(String code) {
    return switch (code) {
      case "p" -> "pglz";
      case "l" -> "lz4";
      default -> throw unknown("compression", code);
    };
  }

  /** When a trigger, rule or event trigger fires. */
  static String enabled(String code) {
    return switch (code) {
      case "O" -> "ORIGIN";
      case "D" -> "DISABLED";
      case "R" -> "REPLICA";
      case "A" -> "ALWAYS";
      default -> throw unknown("state of a trigger or rule", code);
    };
  }

  /** A newer server has something this version of the reader has not heard of. */
  static IllegalStateException unknown(String what, String code) {
    return new IllegalStateException("unknown " + what + " '" + code + "' in the catalog");
  }
}
