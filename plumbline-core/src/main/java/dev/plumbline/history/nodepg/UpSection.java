package dev.plumbline.history.nodepg;

import dev.plumbline.history.Migration;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What node-pg-migrate runs of a file: from {@code -- Up Migration} to {@code -- Down Migration},
 * the whole file when the first of the two is missing.
 */
final class UpSection implements Migration.Script {
  private static final Pattern UP = marker("up");
  private static final Pattern DOWN = marker("down");

  @Override
  public List<Statement> split(SqlSource source) throws SqlSourceException {
    String text = source.text();
    int up = at(UP, text);
    int down = at(DOWN, text);
    return up < 0
        ? StatementSplitter.split(source)
        : StatementSplitter.split(source, up, down < up ? text.length() : down);
  }

  @Override
  public Migration.Wrap wrap(SqlSource source) {
    return Migration.Wrap.ALWAYS;
  }

  static boolean isMarked(String text) {
    return at(UP, text) >= 0 || at(DOWN, text) >= 0;
  }

  /** Offset of a way back that runs with the rest, for want of {@code -- Up Migration}; or -1. */
  static int downThatRuns(String text) {
    return at(UP, text) < 0 ? at(DOWN, text) : -1;
  }

  private static int at(Pattern marker, String text) {
    Matcher matcher = marker.matcher(text);
    return matcher.find() ? matcher.start(1) : -1;
  }

  private static Pattern marker(String direction) {
    return Pattern.compile(
        "^\\s*(--[\\s-]*" + direction + "\\s+migration)",
        Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }
}
