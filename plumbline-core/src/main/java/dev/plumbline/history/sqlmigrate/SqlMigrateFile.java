package dev.plumbline.history.sqlmigrate;

import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;

/**
 * A sql-migrate file as sql-migrate cuts it (sqlparse/sqlparse.go): a statement at each line that
 * ends in a semicolon, or between StatementBegin and StatementEnd; sections may come again.
 *
 * @param statements of the Up sections
 * @param transaction whether it opens one
 * @param down whether there is a Down section
 */
record SqlMigrateFile(List<Statement> statements, boolean transaction, boolean down) {
  private static final String COMMAND = "-- +migrate ";

  static SqlMigrateFile parse(SqlSource source) throws SqlSourceException {
    var reading = new Reading(source);
    String text = source.text();
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      int next = end < 0 ? text.length() : end + 1;
      reading.line(at, next);
      at = next;
    }
    reading.end();
    return new SqlMigrateFile(reading.statements, reading.transaction, reading.down);
  }

  private static final class Reading {
    final List<Statement> statements = new ArrayList<>();
    boolean transaction = true;
    boolean down;

    private final SqlSource source;
    private boolean up;
    private boolean block;
    private int opened;
    private int from = -1;

    Reading(SqlSource source) {
      this.source = source;
    }

    void line(int start, int end) throws SqlSourceException {
      String line = source.text().substring(start, end).stripTrailing();
      if (line.startsWith(COMMAND)) {
        command(line.substring(COMMAND.length()).strip().split("\\s+", -1), start);
      } else if ((up || down) && !line.startsWith("-- ") && !line.isBlank()) {
        from = from < 0 ? start : from;
        if (!block && endsWithSemicolon(line)) {
          store(end, /* whole= */ false);
        }
      }
    }

    private void command(String[] words, int start) throws SqlSourceException {
      switch (words[0]) {
        case "Up" -> {
          requireEnd(start);
          up = true;
          transaction &= !List.of(words).contains("notransaction");
        }
        case "Down" -> {
          requireEnd(start);
          up = false;
          down = true;
        }
        case "StatementBegin" -> {
          block = true;
          opened = start;
        }
        case "StatementEnd" -> {
          store(start, /* whole= */ true);
          block = false;
        }
        default ->
            throw new SqlSourceException(
                source.name(),
                source.position(start),
                "sql-migrate knows no command \"%s\" and passes over it".formatted(words[0]),
                "sql-migrate knows Up, Down, StatementBegin and StatementEnd");
      }
    }

    private void store(int to, boolean whole) throws SqlSourceException {
      if (up && from >= 0) {
        try {
          statements.addAll(StatementSplitter.split(source, from, to));
        } catch (SqlSourceException e) {
          throw whole ? e : cut(e, to);
        }
      }
      from = -1;
    }

    private SqlSourceException cut(SqlSourceException e, int to) {
      return new SqlSourceException(
          source.name(),
          e.position(),
          "sql-migrate cuts the statement at the semicolon that ends line %d, inside of what begins"
                  .formatted(source.position(Math.max(0, to - 1)).line())
              + " here",
          "put -- +migrate StatementBegin above the statement and -- +migrate StatementEnd below"
              + " it");
    }

    private void requireEnd(int at) throws SqlSourceException {
      if (from >= 0) {
        throw new SqlSourceException(
            source.name(),
            source.position(from),
            "the statement does not end in a semicolon at the end of a line, so sql-migrate refuses"
                + " the file",
            "end it with a semicolon");
      }
      if (block) {
        throw new SqlSourceException(
            source.name(),
            source.position(Math.min(opened, at)),
            "-- +migrate StatementBegin has no -- +migrate StatementEnd, so sql-migrate refuses the"
                + " file",
            "put -- +migrate StatementEnd below the statement");
      }
    }

    void end() throws SqlSourceException {
      if (block) {
        from = -1;
      }
      requireEnd(source.text().length());
      if (!up && !down) {
        throw new SqlSourceException(
            source.name(),
            source.position(0),
            "there is no line -- +migrate Up, without which sql-migrate refuses the file",
            "put -- +migrate Up above the statements");
      }
    }

    private static boolean endsWithSemicolon(String line) {
      String last = "";
      for (String word : line.strip().split("\\s+", -1)) {
        if (word.startsWith("--")) {
          break;
        }
        last = word;
      }
      return last.endsWith(";");
    }
  }
}
