package dev.plumbline.deparse;

import java.util.List;

/**
 * {@code a BETWEEN 1 AND 2 AND b} is stored as an AND in an AND and printed as {@code ((a >= 1 AND
 * a <= 2) AND b)}. The parser makes one AND of it where the inner one comes first; so does this. An
 * inner one that comes later stays one for the parser, and here.
 */
final class NestedConditions implements Normalisation {
  private static final List<String> OPERATORS = List.of("AND", "OR");

  @Override
  public boolean concerns(String text) {
    return text.contains("((") && (text.contains(") AND ") || text.contains(") OR "));
  }

  @Override
  public void normalise(Pieces pieces, Edits edits) {
    for (int outer = 0; outer < pieces.count(); outer++) {
      int inner = outer + 1;
      if (pieces.opens(outer) && pieces.opens(inner) && !pieces.holdsQuery(inner)) {
        int close = pieces.partner(inner);
        for (String operator : OPERATORS) {
          int found = pieces.find(inner + 1, operator);
          if (pieces.is(close + 1, operator) && found > 0 && found < close) {
            edits.remove(pieces.start(inner), pieces.end(inner));
            edits.remove(pieces.start(close), pieces.end(close));
          }
        }
      }
    }
  }
}
