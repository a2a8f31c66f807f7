package dev.plumbline.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement's tokens with a place to read on from; the recogniser's small grammar tools. */
final class Tokens {
  /** Enough for any head and any option list; the rows of a large INSERT are not looked at. */
  private static final int MOST = 400;

  private static final int NAME_BYTES = 63;

  private record Token(TokenKind kind, String text) {
    boolean is(String keyword) {
      return kind == TokenKind.WORD && text.equalsIgnoreCase(keyword);
    }
  }

  private final List<Token> tokens;
  private int next;

  private Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Tokens of(Statement statement) {
    var lexer = new Lexer(statement.source(), statement.startOffset(), statement.endOffset());
    var tokens = new ArrayList<Token>();
    try {
      while (tokens.size() < MOST && lexer.next() != TokenKind.END) {
        boolean name = lexer.kind() != TokenKind.STRING && lexer.kind() != TokenKind.OTHER;
        tokens.add(new Token(lexer.kind(), name ? lexer.text() : ""));
      }
    } catch (SqlSourceException e) {
      // The splitter read it under other rules (standard_conforming_strings = off); the head
      // counts.
    }
    return new Tokens(tokens);
  }

  boolean at(String... keywords) {
    for (int i = 0; i < keywords.length; i++) {
      if (next + i >= tokens.size() || !tokens.get(next + i).is(keywords[i])) {
        return false;
      }
    }
    return true;
  }

  /** Moves behind the keywords when they stand here. */
  boolean take(String... keywords) {
    boolean here = at(keywords);
    next += here ? keywords.length : 0;
    return here;
  }

  void skip() {
    next++;
  }

  boolean ended() {
    return next >= tokens.size();
  }

  /** The word that stands here in lower case; empty when none does. */
  String word() {
    return is(TokenKind.WORD) ? fold(tokens.get(next).text()) : "";
  }

  boolean is(TokenKind kind) {
    return next < tokens.size() && tokens.get(next).kind() == kind;
  }

  boolean take(TokenKind kind) {
    boolean here = is(kind);
    next += here ? 1 : 0;
    return here;
  }

  /** Whether a keyword stands anywhere from here on. */
  boolean later(String keyword) {
    return indexOf(keyword) >= 0;
  }

  /** Moves behind the next such keyword outside parentheses; stays when there is none. */
  boolean seek(String keyword) {
    int depth = 0;
    for (int i = next; i < tokens.size(); i++) {
      TokenKind kind = tokens.get(i).kind();
      depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
      if (depth == 0 && tokens.get(i).is(keyword)) {
        next = i + 1;
        return true;
      }
    }
    return false;
  }

  /**
   * Whether an option list sets this option: bare, or to anything but false; null when it does not
   * mention it.
   */
  @Nullable Boolean option(String name) {
    int i = indexOf(name);
    if (i < 0) {
      return null;
    }
    int value = i + 1;
    if (value < tokens.size() && tokens.get(value).text().equals("=")) {
      value++;
    }
    if (value >= tokens.size()) {
      return true;
    }
    return switch (fold(tokens.get(value).text())) {
      case "false", "off", "0" -> false;
      default -> true;
    };
  }

  private int indexOf(String keyword) {
    for (int i = next; i < tokens.size(); i++) {
      if (tokens.get(i).is(keyword)) {
        return i;
      }
    }
    return -1;
  }

  /** Reads {@code a}, {@code s.a}, {@code s.t.a} or {@code s.+}; empty when no name stands here. */
  List<String> name() {
    var parts = new ArrayList<String>();
    do {
      boolean operator = is(TokenKind.OPERATOR);
      if (!operator && !is(TokenKind.WORD) && !is(TokenKind.QUOTED_IDENTIFIER)) {
        break;
      }
      Token part = tokens.get(next++);
      parts.add(operator ? part.text() : identifier(part));
    } while (take(TokenKind.DOT));
    return parts;
  }

  /** As {@link #name}, for the kind; null when no name stands here. */
  @Nullable Target target(String kind) {
    return target(kind, name());
  }

  static @Nullable Target target(String kind, List<String> name) {
    if (name.isEmpty()) {
      return null;
    }
    int last = name.size() - 1;
    return new Target(kind, last > 0 ? name.get(last - 1) : null, name.get(last));
  }

  private static String identifier(Token token) {
    String text = token.text();
    if (token.kind() == TokenKind.QUOTED_IDENTIFIER) {
      int quote = text.indexOf('"');
      return cut(text.substring(quote + 1, text.length() - 1).replace("\"\"", "\""));
    }
    return cut(fold(text));
  }

  /** The server folds ASCII letters only when the encoding is UTF-8. */
  private static String fold(String word) {
    var folded = new StringBuilder(word);
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.setCharAt(i, (char) (c + 32));
      }
    }
    return folded.toString();
  }

  private static String cut(String name) {
    if (name.length() * 3 <= NAME_BYTES
        || name.getBytes(StandardCharsets.UTF_8).length <= NAME_BYTES) {
      return name;
    }
    int end = Math.min(name.length(), NAME_BYTES);
    while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > NAME_BYTES) {
      end--;
    }
    return name.substring(0, end);
  }
}
