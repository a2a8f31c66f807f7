package dev.plumbline.declared;

import dev.plumbline.sql.Lexer;
import dev.plumbline.sql.Nesting;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells DDL from the lines an application logs to the same stream. A statement begins at the start
 * of a line with words that begin one, and ends at a semicolon that ends a line; what is outside is
 * log. Where another statement begins before the semicolon, or words follow behind it, PostgreSQL
 * is asked which text it can parse.
 */
final class SqlAmongLog {
  private static final String KINDS =
      "(?:ACCESS|AGGREGATE|CAST|COLLATION|CONSTRAINT|CONVERSION|DATABASE|DEFAULT|DOMAIN|EVENT"
          + "|EXTENSION|FOREIGN|FUNCTION|GROUP|INDEX|LANGUAGE|MATERIALIZED|OPERATOR|OR|POLICY"
          + "|PROCEDURE|PUBLICATION|ROLE|ROUTINE|RULE|SCHEMA|SEQUENCE|SERVER|STATISTICS"
          + "|SUBSCRIPTION|TABLE|TEXT|TRANSFORM|TRIGGER|TRUSTED|TYPE|UNIQUE|UNLOGGED|USER|VIEW)";
  private static final Pattern BEGINS =
      Pattern.compile(
          "(?:(?:CREATE|ALTER|DROP)\\s+%s\\s+\\S|COMMENT\\s+ON\\s+\\w|(?:GRANT|REVOKE)\\s+[\\w,\\s]+\\s(?:ON|TO|FROM)\\s|DO\\s+(?:LANGUAGE\\s+\\w+\\s+)?\\$|SET\\s+[\\w.]+\\s*(?:=|TO\\s))"
              .formatted(KINDS),
          Pattern.CASE_INSENSITIVE);

  private final SqlSource output;
  private final String text;
  private final Predicate<String> isSql;
  private final StringBuilder sql = new StringBuilder();
  private final List<String> dropped = new ArrayList<>();

  private SqlAmongLog(String name, String text, Predicate<String> isSql) {
    this.output = SqlSource.of(name, text);
    this.text = text;
    this.isSql = isSql;
  }

  /**
   * What was found.
   *
   * @param sql statements, each ended by a semicolon; empty when there is none
   * @param dropped the other lines, but for blank ones and comments
   */
  record Found(String sql, List<String> dropped) {}

  /** Looks through what a program printed. */
  static Found in(String name, String printed, Predicate<String> isSql) {
    String text = Ansi.stripped(printed).replace("\r\n", "\n").replace("\u0000", "");
    SqlAmongLog among = new SqlAmongLog(name, text, isSql);
    int at = 0;
    while (at < text.length()) {
      at = among.take(at);
    }
    return new Found(among.sql.toString(), List.copyOf(among.dropped));
  }

  /** Where to go on. */
  private int take(int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    boolean indented = at > 0 && text.charAt(at - 1) != '\n' && text.charAt(at - 1) != ';';
    return !indented && begins(at) ? statement(at) : drop(at);
  }

  private int statement(int from) {
    Extent extent = extent(from);
    if (extent.end >= 0 && extent.next < 0 && endsALine(extent.end)) {
      return keep(from, extent.end);
    }
    int end = extent.end < 0 ? extent.readable : extent.end;
    if (end > from && isSql.test(text.substring(from, end))) {
      return keep(from, end);
    }
    if (extent.next > 0 && isSql.test(text.substring(from, extent.next))) {
      return keep(from, extent.next);
    }
    return drop(from);
  }

  /** Whether nothing but another statement or a comment stands behind a semicolon. */
  private boolean endsALine(int semicolon) {
    int at = semicolon + 1;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at >= text.length()
        || text.charAt(at) == '\n'
        || text.startsWith("--", at)
        || begins(at);
  }

  /**
   * How far a statement goes.
   *
   * @param end offset of its semicolon; -1 when it has none
   * @param next offset at which another seems to begin before that; -1 when none does
   * @param readable where the text ends, or begins to make no sense
   */
  private record Extent(int end, int next, int readable) {}

  private Extent extent(int from) {
    Lexer lexer = new Lexer(output, from, text.length());
    Nesting nesting = new Nesting();
    int next = -1;
    try {
      while (true) {
        TokenKind kind = lexer.next();
        if (kind == TokenKind.END) {
          return new Extent(-1, next, text.length());
        }
        if (kind == TokenKind.SEMICOLON && !nesting.inside()) {
          return new Extent(lexer.start(), next, lexer.start());
        }
        int at = lexer.start();
        if (next < 0 && at > from && text.charAt(at - 1) == '\n' && begins(at)) {
          next = at;
        }
        nesting.see(lexer);
      }
    } catch (SqlSourceException e) {
      return new Extent(-1, next, from);
    }
  }

  private boolean begins(int at) {
    return BEGINS.matcher(text).region(at, text.length()).lookingAt();
  }

  private int keep(int from, int end) {
    sql.append(text, from, end).append(";\n");
    return end < text.length() && text.charAt(end) == ';' ? end + 1 : end;
  }

  private int drop(int from) {
    int end = text.indexOf('\n', from);
    end = end < 0 ? text.length() : end;
    String line = text.substring(from, end).strip();
    boolean silent = line.isEmpty() || line.equals(";") || line.startsWith("--");
    if (!silent) {
      dropped.add(line);
    }
    return Math.min(end + 1, text.length());
  }
}
