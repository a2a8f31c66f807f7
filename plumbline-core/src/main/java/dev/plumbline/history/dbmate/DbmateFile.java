package dev.plumbline.history.dbmate;

import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dbmate file: pairs of an up and a down section, each up section sent as one query, in a
 * transaction of its own unless it says {@code transaction:false}.
 *
 * @param ups what dbmate applies, in order
 */
record DbmateFile(List<Up> ups) {
  /**
   * An up section.
   *
   * @param from offset behind the marker's line
   * @param to offset of the next marker, or the end of the text
   */
  record Up(int from, int to, boolean transaction) {}

  private static final Pattern UP =
      Pattern.compile("^--\\s*migrate:up(?:[ \\t\\r]*$|\\s+\\S+)", Pattern.MULTILINE);
  private static final Pattern DOWN =
      Pattern.compile("^--\\s*migrate:down(?:[ \\t\\r]*$|\\s+\\S+)", Pattern.MULTILINE);
  private static final Pattern NO_SQL = Pattern.compile("\\s*(?:--.*)?", Pattern.DOTALL);

  /**
   * Cuts a file as dbmate does.
   *
   * @throws SqlSourceException when dbmate would refuse it
   */
  static DbmateFile parse(SqlSource source) throws SqlSourceException {
    String text = source.text();
    Matcher marker = UP.matcher(text);
    List<Integer> starts = new ArrayList<>();
    while (marker.find()) {
      starts.add(marker.start());
    }
    if (starts.isEmpty()) {
      throw refused(
          source,
          0,
          "there is no line -- migrate:up, without which dbmate refuses the file",
          "put -- migrate:up above the statements");
    }
    requireNothingBefore(source, starts.getFirst());
    List<Up> ups = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
      ups.add(section(source, starts.get(i), end));
    }
    return new DbmateFile(List.copyOf(ups));
  }

  private static void requireNothingBefore(SqlSource source, int first) throws SqlSourceException {
    int at = 0;
    for (String line : source.text().substring(0, first).split("\n", -1)) {
      if (!NO_SQL.matcher(line).matches()) {
        throw refused(
            source,
            at + line.length() - line.stripLeading().length(),
            "statements stand before -- migrate:up, so dbmate refuses the file",
            "move them below that line; only comments that begin with -- may stand there");
      }
      at += line.length() + 1;
    }
  }

  private static Up section(SqlSource source, int start, int end) throws SqlSourceException {
    String text = source.text();
    Matcher down = DOWN.matcher(text).region(start, end).useAnchoringBounds(false);
    int to = end;
    if (down.find()) {
      to = down.start();
      if (down.find()) {
        throw refused(
            source,
            down.start(),
            "a second -- migrate:down follows one -- migrate:up, so dbmate refuses the file",
            "put -- migrate:up above it, or both into one section");
      }
    }
    int line = text.indexOf('\n', start);
    int from = line < 0 || line > to ? to : line + 1;
    String options = text.substring(start, from).strip();
    return new Up(from, to, !options.matches("(?s).*\\stransaction:false(?:\\s.*)?"));
  }

  /** Whether every up section has the down section behind it that dbmate from 2.0 on demands. */
  static boolean hasDowns(SqlSource source) throws SqlSourceException {
    int downs = 0;
    Matcher down = DOWN.matcher(source.text());
    while (down.find()) {
      downs++;
    }
    return downs >= parse(source).ups().size();
  }

  List<Statement> statements(SqlSource source) throws SqlSourceException {
    List<Statement> statements = new ArrayList<>();
    for (Up up : ups) {
      statements.addAll(StatementSplitter.split(source, up.from(), up.to()));
    }
    return List.copyOf(statements);
  }

  private static SqlSourceException refused(
      SqlSource source, int offset, String problem, String fix) {
    return new SqlSourceException(source.name(), source.position(offset), problem, fix);
  }
}
