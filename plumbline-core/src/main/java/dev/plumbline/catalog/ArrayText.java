package dev.plumbline.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads a one-dimensional array as the server writes it: {@code {a,"b, c"}}. */
final class ArrayText {
  private final String text;
  private final List<String> elements = new ArrayList<>();
  private int at = 1;

  private ArrayText(String text) {
    this.text = text;
  }

  /**
   * Its elements.
   *
   * @throws SQLException when one is null: the catalogs hold no such arrays
   */
  static List<String> elements(String text) throws SQLException {
    if (text.equals("{}")) {
      return List.of();
    }
    ArrayText array = new ArrayText(text);
    while (array.at < text.length()) {
      array.elements.add(array.element());
      array.at++; // the comma or the last brace
    }
    return List.copyOf(array.elements);
  }

  private String element() throws SQLException {
    if (text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (text.charAt(at) != ',' && text.charAt(at) != '}') {
      at++;
    }
    String element = text.substring(start, at);
    if (element.equals("NULL")) {
      throw new SQLException("the catalog holds a null in the array " + text);
    }
    return element;
  }

  private String quoted() {
    StringBuilder element = new StringBuilder();
    at++;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 1 : 0;
      element.append(text.charAt(at));
      at++;
    }
    at++;
    return element.toString();
  }
}
