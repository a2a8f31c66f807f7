package dev.plumbline.rules;

import dev.plumbline.history.Migration;
import dev.plumbline.history.NumberedName;
import dev.plumbline.sql.Lexer;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.TokenKind;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How far the change of a merged migration reaches, from nothing upwards. */
enum LinearEdit {
  /** Byte order mark and line ends, which a checkout may convert. */
  NOTHING("in line ends only"),
  /** Comments and white space that mean nothing to the runner either. */
  REMARKS("in comments or white space only"),
  /** Something the runner does not run when it applies the file: its way back. */
  WAY_BACK("in its way back only"),
  /** A file that is no SQL: nobody sees whether it still does the same. */
  FOREIGN("and is not SQL, so that nobody sees whether it still does the same"),
  /** What runs, or how. */
  CONTENT("in what it does");

  /**
   * Comments that tools obey and that may leave no trace in the statements. What the convention
   * itself makes of its comments is seen in how it splits and wraps the file; only some drivers
   * take two statements between Drizzle's breakpoints.
   */
  private static final Pattern OBEYED =
      Pattern.compile(
          "--> statement-breakpoint|^[ \\t]*--[ \\t]*(?:atlas:|plumb:|\\+goose[ \\t]+ENVSUB|"
              + "preconditions?\\b).*",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private final String words;

  LinearEdit(String words) {
    this.words = words;
  }

  /** To follow "was changed". */
  String words() {
    return words;
  }

  /** One file at two times: its bytes, and the migrations read from it. */
  record Version(String path, byte[] bytes, List<Migration> migrations) {}

  static LinearEdit of(Version merged, Version mine) {
    if (LinearText.sameButForLineEnds(merged.bytes(), mine.bytes())) {
      return NOTHING;
    }
    // Only what a migration in another language is recorded as is SQL, not the file itself.
    if (!NumberedName.isSql(Migration.fileOf(merged.path()))
        || !NumberedName.isSql(Migration.fileOf(mine.path()))) {
      return FOREIGN;
    }
    try {
      if (!runTheSame(merged.migrations(), mine.migrations())) {
        return CONTENT;
      }
      SqlSource before = SqlSource.decode(merged.path(), merged.bytes());
      SqlSource now = SqlSource.decode(mine.path(), mine.bytes());
      if (!obeyed(before).equals(obeyed(now))) {
        return CONTENT;
      }
      return sameTokens(new Lexer(before), new Lexer(now)) ? REMARKS : WAY_BACK;
    } catch (SqlSourceException e) {
      return CONTENT; // nobody knows what it does
    }
  }

  private static boolean runTheSame(List<Migration> before, List<Migration> now)
      throws SqlSourceException {
    if (before.isEmpty() || before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      Migration old = before.get(i);
      Migration mine = now.get(i);
      if (old.kind() != mine.kind()
          || old.transactionMode() != mine.transactionMode()
          || old.refusedByRunner().isPresent() != mine.refusedByRunner().isPresent()
          || !sameStatements(old.statements(), mine.statements())) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameStatements(List<Statement> before, List<Statement> now)
      throws SqlSourceException {
    if (before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      Statement old = before.get(i);
      Statement mine = now.get(i);
      if (!Objects.equals(old.copyText(), mine.copyText())
          || !sameTokens(
              new Lexer(old.source(), old.startOffset(), old.endOffset()),
              new Lexer(mine.source(), mine.startOffset(), mine.endOffset()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameTokens(Lexer before, Lexer now) throws SqlSourceException {
    while (true) {
      TokenKind kind = before.next();
      if (kind != now.next() || !before.text().equals(now.text())) {
        return false;
      } else if (kind == TokenKind.END) {
        return true;
      }
    }
  }

  private static List<String> obeyed(SqlSource source) {
    return OBEYED
        .matcher(source.text())
        .results()
        .map(MatchResult::group)
        .map(String::strip)
        .toList();
  }
}
