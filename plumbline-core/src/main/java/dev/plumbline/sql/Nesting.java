package dev.plumbline.sql;

/** What the tokens of one statement so far say about whether a semicolon would end it. */
public final class Nesting {
  private int tokens;
  private int parentheses;
  private boolean create;
  private boolean routine;
  private boolean copy;
  private boolean set;
  private boolean copyFromStdin;
  private boolean afterBegin;
  private boolean afterFrom;
  private boolean label;
  private int atomic;

  /** Takes notice of the token the lexer stands on. */
  public void see(Lexer token) {
    TokenKind kind = token.kind();
    if (kind == TokenKind.OPEN) {
      parentheses++;
    } else if (kind == TokenKind.CLOSE) {
      parentheses = Math.max(0, parentheses - 1);
    } else if (kind == TokenKind.WORD) {
      seeWord(token);
    }
    tokens++;
    afterBegin = token.is("begin");
    afterFrom = token.is("from");
    // SELECT a AS end, t.case: after AS or a dot even a reserved word is only a name.
    label = token.is("as") || kind == TokenKind.DOT;
  }

  private void seeWord(Lexer word) {
    if (tokens == 0) {
      create = word.is("create");
      copy = word.is("copy");
      set = word.is("set");
    } else if (create && tokens <= 3) {
      routine |= word.is("function") || word.is("procedure");
    }
    if (copy && parentheses == 0 && afterFrom && word.is("stdin")) {
      copyFromStdin = true;
    }
    if (routine && !label) {
      seeRoutineWord(word);
    }
  }

  private void seeRoutineWord(Lexer word) {
    if (atomic == 0) {
      atomic = afterBegin && word.is("atomic") ? 1 : 0;
    } else if (word.is("case")) {
      atomic++;
    } else if (word.is("end")) {
      atomic--;
    }
  }

  /** Whether a semicolon here would end no statement. */
  public boolean inside() {
    return parentheses > 0 || atomic > 0;
  }

  boolean isCopyFromStdin() {
    return copyFromStdin;
  }

  boolean isSet() {
    return set;
  }
}
