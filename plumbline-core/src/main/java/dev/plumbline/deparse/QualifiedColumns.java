package dev.plumbline.deparse;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a view's query are printed with the relation's name up to 15, where every view has
 * two hidden relations more, and without from 16 on when the query has one relation alone. They are
 * written without, where that names the same: not in a subquery (there all majors print the name),
 * not before {@code .*}, and not where an output column of that name would be meant instead.
 *
 * @param columns what the view's columns are called
 */
record QualifiedColumns(List<String> columns) implements Normalisation {
  private static final String[] AFTER_FROM = {
    "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR"
  };
  private static final String[] SET_OPERATIONS = {"UNION", "INTERSECT", "EXCEPT"};

  QualifiedColumns {
    columns = List.copyOf(columns);
  }

  @Override
  public boolean concerns(String text) {
    return text.contains("FROM");
  }

  @Override
  public void normalise(Pieces pieces, Edits edits) {
    int select = pieces.find(0, "SELECT");
    int from = select < 0 ? -1 : pieces.find(select, "FROM");
    if (from < 0 || pieces.find(select, SET_OPERATIONS) >= 0) {
      return;
    }
    int end = pieces.find(from, AFTER_FROM);
    end = end < 0 ? pieces.count() : end;
    String relation = onlyRelation(pieces, from + 1, end);
    if (!relation.isEmpty()) {
      Query query = new Query(pieces, relation, items(pieces, select, from));
      query.unqualify(select + 1, from, edits);
      query.unqualify(end, pieces.count(), edits);
    }
  }

  /** What the only item of a FROM clause is called; empty when there are several. */
  private static String onlyRelation(Pieces pieces, int from, int end) {
    int i = from;
    while (pieces.is(i, "ONLY") || pieces.is(i, "LATERAL")) {
      i++;
    }
    String name = "";
    if (pieces.opens(i)) {
      if (!pieces.holdsQuery(i)) {
        return "";
      }
      i = pieces.next(i);
    } else if (pieces.is(i, "ROWS")) {
      i = pieces.next(i + 2);
    } else {
      name = pieces.at(i++);
      while (pieces.is(i, ".")) {
        name = pieces.at(i + 1);
        i += 2;
      }
      i = pieces.opens(i) ? pieces.next(i) : i;
    }
    if (pieces.is(i, "WITH") && pieces.is(i + 1, "ORDINALITY")) {
      i += 2;
    }
    if (i < end && pieces.isIdentifier(i)) {
      name = pieces.at(i++);
      i = i < end && pieces.opens(i) ? pieces.next(i) : i;
    }
    if (pieces.is(i, "TABLESAMPLE")) {
      i = end;
    }
    return i == end ? name : "";
  }

  /** The items of the select list; DISTINCT ON counts with the first, and matches no column. */
  private static List<String> items(Pieces pieces, int select, int from) {
    List<String> items = new ArrayList<>();
    int first = select + 1;
    if (pieces.is(first, "DISTINCT")) {
      first = pieces.is(first + 1, "ON") ? pieces.next(first + 2) : first + 1;
    }
    for (int i = first; i <= from; i = pieces.next(i)) {
      if (i == from || pieces.is(i, ",")) {
        items.add(i > first ? pieces.text(first, i - 1) : "");
        first = i + 1;
      }
      if (i == from) {
        break;
      }
    }
    return items;
  }

  private final class Query {
    private final Pieces pieces;
    private final String relation;
    private final List<String> items;

    Query(Pieces pieces, String relation, List<String> items) {
      this.pieces = pieces;
      this.relation = relation;
      this.items = items;
    }

    void unqualify(int from, int to, Edits edits) {
      for (int i = from; i < to; i++) {
        if (pieces.opens(i) && pieces.holdsQuery(i)) {
          i = pieces.partner(i);
        } else if (isColumn(i) && !isMistakable(i)) {
          edits.remove(pieces.start(i), pieces.end(i + 1));
          i += 2;
        }
      }
    }

    private boolean isColumn(int i) {
      return pieces.is(i, relation)
          && pieces.is(i + 1, ".")
          && pieces.isIdentifier(i + 2)
          && !pieces.is(i + 3, ".")
          && !pieces.opens(i + 3)
          && !pieces.is(i - 1, ".")
          && !pieces.is(i - 1, "COLLATE")
          && !pieces.is(i - 1, ":");
    }

    /** Alone in ORDER BY or the like, a name means an output column first. */
    private boolean isMistakable(int i) {
      if (!isAlone(i)) {
        return false;
      }
      String column = unquoted(pieces.at(i + 2));
      for (int item = 0; item < Math.min(items.size(), columns.size()); item++) {
        String bare = pieces.at(i + 2);
        boolean same =
            items.get(item).equals(bare)
                || items.get(item).equals(relation + "." + bare)
                || items.get(item).startsWith(relation + "." + bare + " AS ")
                || items.get(item).startsWith(bare + " AS ");
        if (columns.get(item).equals(column) && !same) {
          return true;
        }
      }
      return false;
    }

    private boolean isAlone(int i) {
      int before = i - 1;
      int after = i + 3;
      boolean begins = pieces.is(before, "BY") || pieces.is(before, ",") || pieces.opens(before);
      boolean ends =
          after >= pieces.count()
              || pieces.is(after, ",")
              || pieces.closes(after)
              || pieces.isKeyword(after);
      return begins && ends && isInOrder(before);
    }

    /** Whether ORDER BY or DISTINCT ON stands before, within the same parentheses. */
    private boolean isInOrder(int from) {
      for (int i = from; i >= 0; i--) {
        if (pieces.closes(i)) {
          i = pieces.partner(i);
        } else if (pieces.is(i, "ORDER")) {
          return true;
        } else if (pieces.opens(i)) {
          return pieces.is(i - 1, "ON") && pieces.is(i - 2, "DISTINCT");
        } else if (pieces.isKeyword(i) && !pieces.is(i, "BY") && !isDirection(i)) {
          return false;
        }
      }
      return false;
    }

    private boolean isDirection(int i) {
      return pieces.is(i, "ASC")
          || pieces.is(i, "DESC")
          || pieces.is(i, "NULLS")
          || pieces.is(i, "FIRST")
          || pieces.is(i, "LAST");
    }

    private static String unquoted(String identifier) {
      return identifier.startsWith("\"")
          ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
          : identifier;
    }
  }
}
