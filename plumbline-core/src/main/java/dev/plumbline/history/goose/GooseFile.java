package dev.plumbline.history.goose;

import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A goose file as goose cuts it: annotations on lines of their own, a statement at each line that
 * ends in a semicolon, or between StatementBegin and StatementEnd. What goose refuses is refused
 * here, at the line it stumbles over.
 *
 * @param pieces of the Up section, each sent as one query
 * @param transaction whether goose opens one around the Up section
 * @param down whether there is a Down section
 * @param variables whether goose fills in environment variables
 */
record GooseFile(List<Piece> pieces, boolean transaction, boolean down, boolean variables) {
  /**
   * From an offset to another.
   *
   * @param whole between StatementBegin and StatementEnd
   */
  record Piece(int from, int to, boolean whole) {}

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{|[A-Za-z_]\\w*(?!\\w*\\$))");

  static GooseFile parse(SqlSource source) throws SqlSourceException {
    var lines = new Lines(source);
    while (lines.next()) {
      lines.take();
    }
    lines.end();
    return new GooseFile(lines.pieces, lines.transaction, lines.down, lines.variables);
  }

  /** The statements of a piece; a quoted text goose cut through is told as that. */
  static List<Statement> split(SqlSource source, Piece piece) throws SqlSourceException {
    try {
      return StatementSplitter.split(source, piece.from(), piece.to());
    } catch (SqlSourceException e) {
      if (piece.whole()) {
        throw e;
      }
      throw new SqlSourceException(
          source.name(),
          e.position(),
          "goose cuts the statement at the semicolon that ends line %d, inside of what begins here"
              .formatted(source.position(Math.max(piece.from(), piece.to() - 1)).line()),
          "put -- +goose StatementBegin above the statement and -- +goose StatementEnd below it");
    }
  }

  private enum State {
    START,
    UP,
    BEGIN_UP,
    DOWN,
    BEGIN_DOWN
  }

  /** goose's state machine (internal/sqlparser/parser.go), a line at a time. */
  private static final class Lines {
    final List<Piece> pieces = new ArrayList<>();
    boolean transaction = true;
    boolean down;
    boolean variables;

    private final SqlSource source;
    private final String text;
    private State state = State.START;
    private boolean filling;
    private int from = -1;
    private int lineStart;
    private int lineEnd = -1;
    private String line = "";
    private int opened;

    Lines(SqlSource source) {
      this.source = source;
      this.text = source.text();
    }

    boolean next() {
      lineStart = lineEnd + 1;
      if (lineStart >= text.length()) {
        return false;
      }
      int at = text.indexOf('\n', lineStart);
      lineEnd = at < 0 ? text.length() : at;
      line = text.substring(lineStart, lineEnd);
      return true;
    }

    void take() throws SqlSourceException {
      String stripped = line.strip();
      if (state == State.START && stripped.isEmpty()) {
        return;
      }
      if (stripped.startsWith("--") && line.contains("+goose")) {
        annotation();
        return;
      }
      if (from < 0 && (stripped.startsWith("--") || stripped.isEmpty())) {
        return;
      }
      if (state == State.START) {
        throw refused(
            "a statement stands before -- +goose Up, so goose refuses the file",
            "put -- +goose Up above the statements");
      }
      from = from < 0 ? lineStart : from;
      variables |= filling && isUp() && VARIABLE.matcher(line).find();
      if ((state == State.UP || state == State.DOWN) && endsWithSemicolon()) {
        store(Math.min(lineEnd + 1, text.length()), /* whole= */ false);
      }
    }

    private void annotation() throws SqlSourceException {
      if (line.startsWith(" ") || line.startsWith("\t")) {
        throw refused("the annotation is indented, which goose refuses", "let it begin the line");
      }
      String words = line.replace("--", "").replaceFirst("\\+goose", "").strip();
      switch (words.toLowerCase(Locale.ROOT)) {
        case "up" -> up();
        case "down" -> down();
        case "statementbegin" -> begin();
        case "statementend" -> finish();
        case "no transaction" -> transaction = false;
        case "envsub on" -> filling = true;
        case "envsub off" -> filling = false;
        default ->
            throw refused(
                words.isEmpty()
                    ? "the annotation is empty, which goose refuses"
                    : "goose knows no annotation \"" + words + "\" and refuses the file",
                "goose knows Up, Down, StatementBegin, StatementEnd, NO TRANSACTION, ENVSUB ON and"
                    + " ENVSUB OFF");
      }
    }

    private void up() throws SqlSourceException {
      if (state != State.START) {
        throw refused(
            "there is a second -- +goose Up, which goose refuses",
            "put all into the first section");
      }
      state = State.UP;
    }

    private void down() throws SqlSourceException {
      if (state != State.UP) {
        throw refused(
            "-- +goose Down may only follow a finished Up section",
            "put -- +goose Up, and StatementEnd for each StatementBegin, above it");
      }
      requireSemicolon();
      down = true;
      state = State.DOWN;
    }

    private void begin() throws SqlSourceException {
      switch (state) {
        case UP -> state = State.BEGIN_UP;
        case DOWN -> state = State.BEGIN_DOWN;
        default ->
            throw refused(
                "-- +goose StatementBegin may only stand in an Up or Down section, and not in"
                    + " another statement",
                "put -- +goose StatementEnd above it");
      }
      opened = lineStart;
    }

    private void finish() throws SqlSourceException {
      if (state != State.BEGIN_UP && state != State.BEGIN_DOWN) {
        throw refused(
            "-- +goose StatementEnd without StatementBegin, which goose refuses",
            "put -- +goose StatementBegin above the statement");
      }
      store(lineStart, /* whole= */ true);
      state = state == State.BEGIN_UP ? State.UP : State.DOWN;
    }

    void end() throws SqlSourceException {
      lineStart = Math.min(lineStart, text.length());
      if (state == State.START) {
        throw new SqlSourceException(
            source.name(),
            source.position(0),
            "there is no line -- +goose Up, without which goose refuses the file",
            "put -- +goose Up above the statements");
      } else if (state == State.BEGIN_UP || state == State.BEGIN_DOWN) {
        throw new SqlSourceException(
            source.name(),
            source.position(opened),
            "-- +goose StatementBegin has no -- +goose StatementEnd, so goose refuses the file",
            "put -- +goose StatementEnd below the statement");
      }
      requireSemicolon();
    }

    /** What a section holds at its end must have been stored. */
    private void requireSemicolon() throws SqlSourceException {
      if (from >= 0 && !text.substring(from, lineStart).isBlank()) {
        throw new SqlSourceException(
            source.name(),
            source.position(from),
            "the statement does not end in a semicolon at the end of a line, so goose refuses the"
                + " file",
            "end it with a semicolon");
      }
      from = -1;
    }

    private void store(int to, boolean whole) {
      if (isUp() && from >= 0) {
        pieces.add(new Piece(from, to, whole));
      }
      from = -1;
    }

    private boolean isUp() {
      return state == State.UP || state == State.BEGIN_UP;
    }

    /** As goose sees it: the last word that is not behind a comment's dashes. */
    private boolean endsWithSemicolon() {
      @Nullable String last = null;
      for (String word : line.strip().split("\\s+", -1)) {
        if (word.startsWith("--")) {
          break;
        }
        last = word;
      }
      return last != null && last.endsWith(";");
    }

    private SqlSourceException refused(String problem, String fix) {
      return new SqlSourceException(source.name(), source.position(lineStart), problem, fix);
    }
  }
}
