package dev.plumbline.sql;

/**
 * PostgreSQL's lexical rules (manual, section 4.1; the scanner of PostgreSQL 18, whose additions to
 * numbers are harmless to older servers). A cursor: {@link #next()} moves, the other methods
 * describe the token it stands on.
 */
public final class Lexer {
  private static final String OPERATOR_CHARACTERS = "~!@#^&|`?+-*/%<>=";
  private static final String LETS_OPERATOR_END_IN_SIGN = "~!@#^&|`?%";

  private final SqlSource source;
  private final String text;
  private final int limit;
  private boolean backslashInPlainStrings;
  private TokenKind kind = TokenKind.END;
  private int start;
  private int at;

  public Lexer(SqlSource source) {
    this(source, 0, source.text().length());
  }

  /** Reads only the part of the text from one offset to another, as if it were all. */
  public Lexer(SqlSource source, int from, int to) {
    this.source = source;
    this.text = source.text();
    this.limit = to;
    this.start = from;
    this.at = from;
  }

  /** Whether backslashes escape in plain strings: {@code standard_conforming_strings = off}. */
  void backslashInPlainStrings(boolean on) {
    backslashInPlainStrings = on;
  }

  /** Continues at an offset, for text that is not SQL and was read by other means. */
  void moveTo(int offset) {
    at = offset;
  }

  /**
   * Moves to the next token; at the end answers {@link TokenKind#END} for ever.
   *
   * @throws SqlSourceException when a quote or comment is never closed
   */
  public TokenKind next() throws SqlSourceException {
    skipBlanks();
    start = at;
    kind = at < limit ? token(text.charAt(at)) : TokenKind.END;
    return kind;
  }

  public TokenKind kind() {
    return kind;
  }

  /** Offset of the token's first character. */
  public int start() {
    return start;
  }

  /** Offset behind the token's last character. */
  public int end() {
    return at;
  }

  /** The token as written. */
  public String text() {
    return text.substring(start, at);
  }

  /** Whether the token is this keyword, given in lower case, in any case and without quotes. */
  public boolean is(String keyword) {
    return kind == TokenKind.WORD
        && at - start == keyword.length()
        && text.regionMatches(true, start, keyword, 0, keyword.length());
  }

  private TokenKind token(char c) throws SqlSourceException {
    return switch (c) {
      case ';' -> single(TokenKind.SEMICOLON);
      case ',' -> single(TokenKind.COMMA);
      case '(' -> single(TokenKind.OPEN);
      case ')' -> single(TokenKind.CLOSE);
      case '\\' -> single(TokenKind.BACKSLASH);
      case '\'' -> string(at, backslashInPlainStrings);
      case '"' -> quotedIdentifier(at);
      case '$' -> dollar();
      case '.' -> isDigit(peek(1)) ? number() : dots();
      default -> {
        if (isIdentifierStart(c)) {
          yield wordOrPrefixedQuote(c);
        } else if (isDigit(c)) {
          yield number();
        } else if (isOperator(c)) {
          yield operator();
        }
        yield single(TokenKind.OTHER);
      }
    };
  }

  private TokenKind single(TokenKind kind) {
    at++;
    return kind;
  }

  /** Two dots are a range: the second does not begin a number. */
  private TokenKind dots() {
    at += peek(1) == '.' ? 2 : 1;
    return TokenKind.DOT;
  }

  private TokenKind wordOrPrefixedQuote(char c) throws SqlSourceException {
    char second = peek(1);
    if (second == '\'') {
      switch (c) {
        case 'e', 'E':
          return string(at + 1, true);
        case 'n', 'N':
          return string(at + 1, backslashInPlainStrings);
        case 'b', 'B', 'x', 'X':
          return string(at + 1, false);
        default:
      }
    } else if (second == '&' && (c == 'u' || c == 'U')) {
      if (peek(2) == '\'') {
        return string(at + 2, false);
      } else if (peek(2) == '"') {
        return quotedIdentifier(at + 2);
      }
    }
    while (at < limit && isIdentifierPart(text.charAt(at))) {
      at++;
    }
    return TokenKind.WORD;
  }

  private TokenKind string(int quote, boolean backslash) throws SqlSourceException {
    int i = quote + 1;
    while (true) {
      i = backslash ? unescapedQuote(i) : text.indexOf('\'', i, limit);
      if (i < 0) {
        throw unterminated("string", "add the closing quote (')");
      }
      if (i + 1 < limit && text.charAt(i + 1) == '\'') {
        i += 2;
        continue;
      }
      int continued = continuation(i + 1);
      if (continued < 0) {
        at = i + 1;
        return TokenKind.STRING;
      }
      i = continued;
    }
  }

  private int unescapedQuote(int from) {
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '\'') {
        return i;
      }
    }
    return -1;
  }

  /** Strings apart by white space with a line break are one: behind the reopening quote, or -1. */
  private int continuation(int from) {
    boolean newLine = false;
    int i = from;
    while (i < limit) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        newLine = true;
        i++;
      } else if (isSpace(c)) {
        i++;
      } else if (c == '-' && i + 1 < limit && text.charAt(i + 1) == '-') {
        i = lineEnd(i);
      } else {
        return newLine && c == '\'' ? i + 1 : -1;
      }
    }
    return -1;
  }

  private TokenKind quotedIdentifier(int quote) throws SqlSourceException {
    int i = quote + 1;
    while (true) {
      i = text.indexOf('"', i, limit);
      if (i < 0) {
        throw unterminated("quoted identifier", "add the closing quote (\")");
      }
      if (i + 1 >= limit || text.charAt(i + 1) != '"') {
        at = i + 1;
        return TokenKind.QUOTED_IDENTIFIER;
      }
      i += 2;
    }
  }

  private TokenKind dollar() throws SqlSourceException {
    int i = at + 1;
    if (i < limit && isDigit(text.charAt(i))) {
      while (i < limit && isDigit(text.charAt(i))) {
        i++;
      }
      at = i;
      return TokenKind.PARAMETER;
    }
    while (i < limit && text.charAt(i) != '$' && isIdentifierPart(text.charAt(i))) {
      i++;
    }
    if (i >= limit || text.charAt(i) != '$') {
      return single(TokenKind.OTHER);
    }
    String delimiter = text.substring(at, i + 1);
    int close = text.indexOf(delimiter, i + 1, limit);
    if (close < 0) {
      throw unterminated(
          "dollar-quoted string " + delimiter, "close it with the same tag: " + delimiter);
    }
    at = close + delimiter.length();
    return TokenKind.STRING;
  }

  private TokenKind number() {
    while (at < limit) {
      char c = text.charAt(at);
      boolean signOfExponent =
          (c == '+' || c == '-') && (text.charAt(at - 1) | 0x20) == 'e' && !isRadix();
      // 1..10 is a range of a loop, not two decimal points.
      boolean point = c == '.' && peek(1) != '.';
      if (!isDigit(c) && !isLetter(c) && c != '_' && !point && !signOfExponent) {
        break;
      }
      at++;
    }
    return TokenKind.NUMBER;
  }

  private boolean isRadix() {
    return text.charAt(start) == '0' && "xXoObB".indexOf(text.charAt(start + 1)) >= 0;
  }

  private TokenKind operator() {
    boolean mayEndInSign = false;
    while (at < limit && isOperator(text.charAt(at)) && !isCommentStart(at)) {
      mayEndInSign |= LETS_OPERATOR_END_IN_SIGN.indexOf(text.charAt(at)) >= 0;
      at++;
    }
    while (!mayEndInSign && at - start > 1 && "+-".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return TokenKind.OPERATOR;
  }

  private void skipBlanks() throws SqlSourceException {
    while (at < limit) {
      char c = text.charAt(at);
      if (isSpace(c)) {
        at++;
      } else if (!isCommentStart(at)) {
        return;
      } else {
        at = c == '-' ? lineEnd(at) : blockCommentEnd(at);
      }
    }
  }

  private boolean isCommentStart(int i) {
    char c = text.charAt(i);
    if ((c != '-' && c != '/') || i + 1 >= limit) {
      return false;
    }
    return text.charAt(i + 1) == (c == '-' ? '-' : '*');
  }

  int lineEnd(int from) {
    int i = from;
    while (i < limit && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private int blockCommentEnd(int from) throws SqlSourceException {
    int depth = 1;
    int i = from + 2;
    while (i + 1 < limit) {
      char c = text.charAt(i);
      char following = text.charAt(i + 1);
      if (c == '*' && following == '/') {
        i += 2;
        if (--depth == 0) {
          return i;
        }
      } else if (c == '/' && following == '*') {
        depth++;
        i += 2;
      } else {
        i++;
      }
    }
    start = from;
    throw unterminated("comment", "close it with */; PostgreSQL's comments nest, so count them");
  }

  private SqlSourceException unterminated(String what, String fix) {
    return new SqlSourceException(
        source.name(), source.position(start), what + " is never closed", fix);
  }

  private char peek(int ahead) {
    return at + ahead < limit ? text.charAt(at + ahead) : '\0';
  }

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** To PostgreSQL every byte above ASCII is a letter, a no-break space included. */
  private static boolean isIdentifierStart(char c) {
    return isLetter(c) || c == '_' || c >= 0x80;
  }

  private static boolean isIdentifierPart(char c) {
    return isIdentifierStart(c) || isDigit(c) || c == '$';
  }

  private static boolean isOperator(char c) {
    return c < 0x80 && OPERATOR_CHARACTERS.indexOf(c) >= 0;
  }
}
