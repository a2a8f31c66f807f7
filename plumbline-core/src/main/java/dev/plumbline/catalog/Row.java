package dev.plumbline.catalog;

import dev.plumbline.deparse.Deparsed;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** A row of a query, by column name; what it holds stays when the query is over. */
final class Row {
  private final Map<String, Integer> columns;
  private final @Nullable String[] values;

  private Row(Map<String, Integer> columns, @Nullable String[] values) {
    this.columns = columns;
    this.values = values;
  }

  /** What is done with each row. */
  @FunctionalInterface
  interface Consumer {
    void accept(Row row) throws SQLException;
  }

  /** Hands over what comes, row by row. */
  static void forEach(ResultSet results, Consumer consumer) throws SQLException {
    ResultSetMetaData about = results.getMetaData();
    int count = about.getColumnCount();
    Map<String, Integer> columns = HashMap.newHashMap(count);
    for (int i = 0; i < count; i++) {
      columns.put(about.getColumnLabel(i + 1), i);
    }
    while (results.next()) {
      @Nullable String[] values = new @Nullable String[count];
      for (int i = 0; i < count; i++) {
        values[i] = results.getString(i + 1);
      }
      consumer.accept(new Row(columns, values));
    }
  }

  /** About how many characters it holds. */
  int size() {
    int size = 0;
    for (String value : values) {
      size += value == null ? 0 : value.length();
    }
    return size;
  }

  String text(String column) throws SQLException {
    String value = textOrNull(column);
    if (value == null) {
      throw new SQLException("the catalog holds no " + column + " where there must be one");
    }
    return value;
  }

  @Nullable String textOrNull(String column) throws SQLException {
    Integer at = columns.get(column);
    if (at == null) {
      throw new SQLException("the query has no column " + column);
    }
    return values[at];
  }

  /** SQL that the server deparsed. */
  String deparsed(String column) throws SQLException {
    return Deparsed.expression(text(column));
  }

  @Nullable String deparsedOrNull(String column) throws SQLException {
    String value = textOrNull(column);
    return value == null ? null : Deparsed.expression(value);
  }

  boolean flag(String column) throws SQLException {
    return "t".equals(textOrNull(column));
  }

  int integer(String column) throws SQLException {
    String value = textOrNull(column);
    return value == null ? 0 : Integer.parseInt(value);
  }

  /** 0 for null, as an absent object id. */
  long number(String column) throws SQLException {
    String value = textOrNull(column);
    return value == null ? 0 : Long.parseLong(value);
  }

  float real(String column) throws SQLException {
    return Float.parseFloat(text(column));
  }

  @Nullable Integer integerOrNull(String column) throws SQLException {
    String value = textOrNull(column);
    return value == null ? null : Integer.valueOf(value);
  }

  /** A one-character code; a blank or absent one is null. */
  @Nullable String codeOrNull(String column) throws SQLException {
    String value = textOrNull(column);
    return value == null || value.isBlank() || value.equals("\0") ? null : value;
  }

  /** A text array; none for null. */
  List<String> texts(String column) throws SQLException {
    String value = textOrNull(column);
    return value == null ? List.of() : ArrayText.elements(value);
  }

  /** A text array, sorted; none for null. */
  List<String> sortedTexts(String column) throws SQLException {
    List<String> texts = texts(column);
    return texts.size() < 2 ? texts : texts.stream().sorted().toList();
  }

  /** Numbers written as the server writes an array or a vector of them; none for null. */
  List<Long> numbers(String column) throws SQLException {
    String value = textOrNull(column);
    if (value == null) {
      return List.of();
    }
    List<Long> numbers = new ArrayList<>();
    StringTokenizer parts = new StringTokenizer(value, "{}, ");
    while (parts.hasMoreTokens()) {
      numbers.add(Long.valueOf(parts.nextToken()));
    }
    return numbers;
  }
}
