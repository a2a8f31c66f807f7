package dev.plumbline.history.dbmate;

import dev.plumbline.sql.Lexer;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.TokenKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of one direction in a dbmate file.
 *
 * @param from offset behind the marker's line
 * @param to offset of the next marker, or the end of the text
 */
record DbmateSection(int from, int to) {
  private static final Pattern UP =
      Pattern.compile("^--[ \\t]*migrate:up(?:[ \\t]+(\\S.*?))?[ \\t]*\\r?$", Pattern.MULTILINE);
  private static final Pattern DOWN =
      Pattern.compile("^--[ \\t]*migrate:down(?:[ \\t]+\\S.*?)?[ \\t]*\\r?$", Pattern.MULTILINE);

  /**
   * The section dbmate applies.
   *
   * @throws SqlSourceException when dbmate would refuse the file
   */
  static DbmateSection up(SqlSource source) throws SqlSourceException {
    String text = source.text();
    Matcher up = UP.matcher(text);
    if (!up.find()) {
      throw new SqlSourceException(
          source.name(),
          source.position(0),
          "there is no line -- migrate:up, without which dbmate refuses the file",
          "put -- migrate:up above the statements");
    }
    var before = new Lexer(source, 0, up.start());
    if (before.next() != TokenKind.END) {
      throw new SqlSourceException(
          source.name(),
          source.position(before.start()),
          "statements stand before -- migrate:up, so dbmate refuses the file",
          "move them below that line");
    }
    Matcher down = DOWN.matcher(text);
    return new DbmateSection(up.end(), down.find(up.end()) ? down.start() : text.length());
  }

  static boolean refusesTransaction(SqlSource source) {
    Matcher up = UP.matcher(source.text());
    String options = up.find() ? up.group(1) : null;
    return options != null && options.matches("(?:.*\\s)?transaction:false(?:\\s.*)?");
  }
}
