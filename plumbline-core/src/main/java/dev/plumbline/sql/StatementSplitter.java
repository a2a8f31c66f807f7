package dev.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a source into statements at the semicolons that end one: not those in quotes, comments,
 * parentheses, or a {@code BEGIN ATOMIC … END} body. After an explicit {@code SET
 * standard_conforming_strings = off} backslashes escape in plain strings, as on the server.
 */
public final class StatementSplitter {
  private static final Pattern CONFORMING =
      Pattern.compile(
          "set\\s+(?:session\\s+|local\\s+)?standard_conforming_strings\\s*(?:=|\\bto\\b)\\s*'?(\\w+)'?",
          Pattern.CASE_INSENSITIVE);

  private final SqlSource source;
  private final Lexer lexer;
  private final int limit;
  private final PsqlCommands psqlCommands;
  private final List<Statement> statements = new ArrayList<>();

  private StatementSplitter(SqlSource source, int from, int to, PsqlCommands psqlCommands) {
    this.source = source;
    this.lexer = new Lexer(source, from, to);
    this.limit = to;
    this.psqlCommands = psqlCommands;
  }

  /** All statements of a source; psql commands are refused. */
  public static List<Statement> split(SqlSource source) throws SqlSourceException {
    return split(source, PsqlCommands.REFUSED);
  }

  /** All statements of a source. */
  public static List<Statement> split(SqlSource source, PsqlCommands psqlCommands)
      throws SqlSourceException {
    return new StatementSplitter(source, 0, source.text().length(), psqlCommands).split();
  }

  /** The statements between two offsets, as if there were nothing around them. */
  public static List<Statement> split(SqlSource source, int from, int to)
      throws SqlSourceException {
    return new StatementSplitter(source, from, to, PsqlCommands.REFUSED).split();
  }

  private List<Statement> split() throws SqlSourceException {
    int start = -1;
    int end = -1;
    var nesting = new Nesting();
    while (true) {
      TokenKind kind = lexer.next();
      if (kind == TokenKind.BACKSLASH) {
        lexer.moveTo(psqlCommands.skip(source, lexer.start(), lexer.lineEnd(lexer.start())));
        continue;
      }
      boolean ends = kind == TokenKind.END || (kind == TokenKind.SEMICOLON && !nesting.inside());
      if (!ends) {
        start = start < 0 ? lexer.start() : start;
        end = lexer.end();
        nesting.see(lexer);
        continue;
      }
      if (start >= 0) {
        add(start, end, nesting);
        start = -1;
        nesting = new Nesting();
      }
      if (kind == TokenKind.END) {
        return List.copyOf(statements);
      }
    }
  }

  private void add(int start, int end, Nesting nesting) throws SqlSourceException {
    CopyData data = nesting.isCopyFromStdin() ? copyData(start) : null;
    statements.add(new Statement(source, start, end, data));
    if (nesting.isSet()) {
      followConformingStrings(source.text().substring(start, end));
    }
  }

  private void followConformingStrings(String set) {
    var matcher = CONFORMING.matcher(set);
    if (matcher.matches()) {
      boolean off =
          switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
            case "off", "false", "no", "0" -> true;
            default -> false;
          };
      lexer.backslashInPlainStrings(off);
    }
  }

  /** Rows start on the line after the semicolon, as psql reads them. */
  private @Nullable CopyData copyData(int statementStart) throws SqlSourceException {
    int from = nextLine(lexer.end());
    for (int line = from; line < limit; line = nextLine(line)) {
      int lineEnd = lexer.lineEnd(line);
      if (lineEnd - line == 2 && source.text().startsWith("\\.", line)) {
        lexer.moveTo(lineEnd);
        return new CopyData(from, line);
      }
    }
    if (source.text().substring(from, limit).isBlank()) {
      return null;
    }
    throw new SqlSourceException(
        source.name(),
        source.position(statementStart),
        "COPY … FROM STDIN is followed by text, but no line \\. closes the rows",
        "put \\. alone on the line after the last row, or write INSERT statements");
  }

  private int nextLine(int from) {
    int end = lexer.lineEnd(from);
    if (end < limit && source.text().charAt(end) == '\r') {
      end++;
    }
    return end < limit && source.text().charAt(end) == '\n' ? end + 1 : end;
  }
}
