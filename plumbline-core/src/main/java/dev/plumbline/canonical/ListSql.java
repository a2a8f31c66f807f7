package dev.plumbline.canonical;

import java.util.List;

/** A list in parentheses, an item per line, commas in front (see the package's documentation). */
final class ListSql {
  private ListSql() {}

  static String of(List<String> items) {
    return items.isEmpty() ? "(\n)" : "(\n    " + String.join("\n  , ", items) + "\n)";
  }
}
