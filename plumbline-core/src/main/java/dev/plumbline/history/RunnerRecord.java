package dev.plumbline.history;

import java.util.ArrayList;
import java.util.List;

/** What a runner writes down of what it ran, as far as a new name makes it wrong. */
@FunctionalInterface
public interface RunnerRecord {
  /** What a database that ran the old names needs, a sentence each. */
  List<String> advice(List<Numbering.Move> moves);

  /** Nothing is written down. */
  RunnerRecord NONE =
      moves ->
          List.of(
              "a database that ran %s under the old name has the changes already: recreate it, or"
                      .formatted(names(moves))
                  + " leave the new file out there");

  /** A row for each version, whatever the order. */
  static RunnerRecord rows(String table, String column) {
    return moves -> {
      List<String> advice = new ArrayList<>();
      advice.add(
          "a database that ran %s under the old version would run it again: recreate it, or tell it:"
              .formatted(names(moves)));
      for (Numbering.Move move : renamed(moves).reversed()) {
        advice.add(
            "UPDATE %s SET %s = '%s' WHERE %s = '%s';"
                .formatted(table, column, newKey(move), column, move.migration().key()));
      }
      return advice;
    };
  }

  /** The last version alone: what lies below it never runs. */
  static RunnerRecord last(String undo, String force) {
    return moves ->
        List.of(
            "a database that ran %s under the old version never runs main's of that number, and runs yours again: recreate it, or take yours back before main's come (%s, or by hand and then %s)"
                .formatted(names(moves), undo, force));
  }

  /** What the runner writes down of a version follows from how it wrote down the old one. */
  private static String newKey(Numbering.Move move) {
    String key = move.migration().key();
    String old = move.migration().version();
    if (key.equals(old)) {
      return move.version();
    } else if (key.contains(old)) {
      return key.replace(old, move.version());
    }
    String digits = move.version().replaceAll("[^0-9]", "");
    boolean plainNumber = key.equals(old.replaceFirst("^0+(?=.)", ""));
    return plainNumber ? digits.replaceFirst("^0+(?=.)", "") : digits;
  }

  private static List<Numbering.Move> renamed(List<Numbering.Move> moves) {
    return moves.stream().filter(Numbering.Move::renames).toList();
  }

  private static String names(List<Numbering.Move> moves) {
    return String.join(", ", renamed(moves).stream().map(move -> move.migration().path()).toList());
  }
}
