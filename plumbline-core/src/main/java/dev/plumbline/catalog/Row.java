package dev.plumbline.catalog;

import dev.plumbline.deparse.Deparsed;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The current row of a query, by column name. */
record Row(ResultSet results) {

  /** What is done with each row. */
  @FunctionalInterface
  interface Consumer {
    void accept(Row row) throws SQLException;
  }

  String text(String column) throws SQLException {
    String value = results.getString(column);
    if (value == null) {
      throw new SQLException("the catalog holds no " + column + " where there must be one");
    }
    return value;
  }

  @Nullable String textOrNull(String column) throws SQLException {
    return results.getString(column);
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
    return results.getBoolean(column);
  }

  int integer(String column) throws SQLException {
    return results.getInt(column);
  }

  /** 0 for null, as an absent object id. */
  long number(String column) throws SQLException {
    return results.getLong(column);
  }

  float real(String column) throws SQLException {
    return results.getFloat(column);
  }

  @Nullable Integer integerOrNull(String column) throws SQLException {
    int value = results.getInt(column);
    return results.wasNull() ? null : value;
  }

  /** A one-character code; a blank or absent one is null. */
  @Nullable String codeOrNull(String column) throws SQLException {
    String value = results.getString(column);
    return value == null || value.isBlank() || value.equals("\0") ? null : value;
  }

  /** A text array; none for null. */
  List<String> texts(String column) throws SQLException {
    Array array = results.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  /** A text array, sorted; none for null. */
  List<String> sortedTexts(String column) throws SQLException {
    return texts(column).stream().sorted().toList();
  }

  /** Numbers written as the server writes an array or a vector of them; none for null. */
  List<Long> numbers(String column) throws SQLException {
    String value = results.getString(column);
    if (value == null) {
      return List.of();
    }
    Stream<String> parts = Arrays.stream(value.split("[{}, ]"));
    return parts.filter(part -> !part.isEmpty()).map(Long::valueOf).toList();
  }
}
