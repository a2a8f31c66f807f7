package dev.plumbline.sql;

/** What the lexer tells apart; comments and white space are no tokens. */
public enum TokenKind {
  /** A keyword or an identifier without quotes. */
  WORD,
  /** {@code "…"} or {@code U&"…"}. */
  QUOTED_IDENTIFIER,
  /** {@code '…'} with any prefix, or a dollar-quoted string. */
  STRING,
  NUMBER,
  /** {@code $1}. */
  PARAMETER,
  OPERATOR,
  COMMA,
  DOT,
  OPEN,
  CLOSE,
  SEMICOLON,
  /** A backslash outside quotes: psql's, never SQL. */
  BACKSLASH,
  /** Any other single character. */
  OTHER,
  /** The end of the text. */
  END
}
