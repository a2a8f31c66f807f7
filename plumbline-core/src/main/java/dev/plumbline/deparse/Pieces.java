package dev.plumbline.deparse;

import dev.plumbline.sql.Lexer;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.TokenKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a deparsed text, and which bracket closes which. The server writes keywords in
 * capitals and quotes every identifier that has any.
 */
final class Pieces {
  private static final int NONE = -1;

  private record Piece(TokenKind kind, int start, int end) {}

  private final String text;
  private final List<Piece> pieces;
  private final int[] partners;

  private Pieces(String text, List<Piece> pieces, int[] partners) {
    this.text = text;
    this.pieces = pieces;
    this.partners = partners;
  }

  /** Null for what is no SQL of the server's: a bracket or quote is left open. */
  static @Nullable Pieces of(String text) {
    List<Piece> pieces = new ArrayList<>();
    try {
      Lexer lexer = new Lexer(SqlSource.of("deparsed", text));
      while (lexer.next() != TokenKind.END) {
        pieces.add(new Piece(lexer.kind(), lexer.start(), lexer.end()));
      }
    } catch (SqlSourceException e) {
      return null;
    }
    int[] partners = new int[pieces.size()];
    Pieces found = new Pieces(text, pieces, partners);
    return found.pair() ? found : null;
  }

  private boolean pair() {
    Arrays.fill(partners, NONE);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (opens(i) || is(i, "[")) {
        open.push(i);
      } else if (closes(i) || is(i, "]")) {
        if (open.isEmpty() || is(open.peek(), "[") != is(i, "]")) {
          return false;
        }
        partners[i] = open.pop();
        partners[partners[i]] = i;
      }
    }
    return open.isEmpty();
  }

  int count() {
    return pieces.size();
  }

  int start(int i) {
    return pieces.get(i).start;
  }

  int end(int i) {
    return pieces.get(i).end;
  }

  /** A piece as written; empty beyond the ends. */
  String at(int i) {
    return i < 0 || i >= pieces.size() ? "" : text.substring(start(i), end(i));
  }

  /** From the first character of one piece to the last of another. */
  String text(int from, int to) {
    return text.substring(start(from), end(to));
  }

  boolean is(int i, String written) {
    return i >= 0
        && i < pieces.size()
        && end(i) - start(i) == written.length()
        && text.startsWith(written, start(i));
  }

  boolean opens(int i) {
    return kind(i) == TokenKind.OPEN;
  }

  boolean closes(int i) {
    return kind(i) == TokenKind.CLOSE;
  }

  /** The bracket that belongs to this one. */
  int partner(int i) {
    return partners[i];
  }

  /** Whether both colons of a cast stand here. */
  boolean casts(int i) {
    return is(i, ":") && is(i + 1, ":") && end(i) == start(i + 1);
  }

  boolean isIdentifier(int i) {
    return kind(i) == TokenKind.QUOTED_IDENTIFIER || kind(i) == TokenKind.WORD && !isKeyword(i);
  }

  /** In capitals. */
  boolean isKeyword(int i) {
    if (kind(i) != TokenKind.WORD) {
      return false;
    }
    char first = text.charAt(start(i));
    return first >= 'A' && first <= 'Z';
  }

  /** Whether a query stands in these parentheses. */
  boolean holdsQuery(int open) {
    int first = open + 1;
    while (opens(first)) {
      first++;
    }
    return is(first, "SELECT") || is(first, "WITH") || is(first, "VALUES");
  }

  /** The first of these keywords from a piece on, outside brackets; -1 without. */
  int find(int from, String... keywords) {
    for (int i = from; i < count(); i = next(i)) {
      for (String keyword : keywords) {
        if (is(i, keyword)) {
          return i;
        }
      }
    }
    return NONE;
  }

  /** The piece after this one, or after the bracket that closes it. */
  int next(int i) {
    return (partners[i] > i ? partners[i] : i) + 1;
  }

  private @Nullable TokenKind kind(int i) {
    return i < 0 || i >= pieces.size() ? null : pieces.get(i).kind;
  }
}
