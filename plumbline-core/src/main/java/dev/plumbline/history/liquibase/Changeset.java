package dev.plumbline.history.liquibase;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.sql.Lexer;
import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.TokenKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One {@code --changeset author:id} of a file that begins with {@code --liquibase formatted sql}.
 *
 * @param header offset of its line
 * @param from offset behind that line
 * @param to offset of the next changeset, or the end of the text
 * @param attributes what stands behind the id: {@code runOnChange:true}
 */
record Changeset(
    String author, String id, int header, int from, int to, Map<String, String> attributes) {
  private static final Pattern FIRST_LINE =
      Pattern.compile("^\\s*--\\s*liquibase\\s*formatted.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern HEADER =
      Pattern.compile(
          "^[ \\t]*--[ \\t]*changeset[ \\t]+(\"[^\"]+\"|[^:\\n]+?):(\"[^\"]+\"|\\S+)(.*)$",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern ALMOST =
      Pattern.compile(
          "^[ \\t]*-{1,2}[ \\t]*changeset\\b.*$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+):(\"[^\"]*\"|\\S*)");
  private static final Set<String> KNOWN =
      Set.of(
          "stripcomments",
          "splitstatements",
          "rollbacksplitstatements",
          "enddelimiter",
          "rollbackenddelimiter",
          "runwith",
          "runwithspoolfile",
          "runonchange",
          "runalways",
          "context",
          "contextfilter",
          "logicalfilepath",
          "labels",
          "runintransaction",
          "dbms",
          "ignore",
          "failonerror",
          "onfail",
          "onerror",
          "onupdatesql",
          "onsqloutput",
          "created");

  /** Whether a text is formatted SQL. */
  static boolean isFormatted(String text) {
    return text.lines().findFirst().filter(line -> FIRST_LINE.matcher(line).matches()).isPresent();
  }

  /** All of a file, in its order; what Liquibase would refuse or pass by is a problem. */
  static List<Changeset> of(String path, SqlSource source, List<HistoryProblem> problems) {
    String text = source.text();
    var found = new ArrayList<Changeset>();
    Matcher line = ALMOST.matcher(text);
    Matcher header = HEADER.matcher(text);
    int begun = -1;
    while (line.find()) {
      if (begun >= 0) {
        found.add(changeset(header, begun, line.start()));
        begun = -1;
      }
      if (header.find(line.start()) && header.start() == line.start()) {
        begun = line.start();
        unknown(path, source, header, problems);
      } else {
        problems.add(
            at(
                ProblemKind.RUNNER_STOPS,
                path,
                source.position(line.start()),
                "the line is no --changeset author:id, so Liquibase reads nothing of the changelog",
                "write --changeset author:id"));
      }
      if (found.isEmpty()) {
        before(path, source, line.start(), problems);
      }
    }
    if (begun >= 0) {
      header.find(begun);
      found.add(changeset(header, begun, text.length()));
    }
    return found;
  }

  private static Changeset changeset(Matcher header, int begun, int to) {
    header.find(begun);
    var attributes = new LinkedHashMap<String, String>();
    Matcher attribute = ATTRIBUTE.matcher(header.group(3));
    while (attribute.find()) {
      attributes.put(attribute.group(1).toLowerCase(Locale.ROOT), plain(attribute.group(2)));
    }
    return new Changeset(
        plain(header.group(1).strip()),
        plain(header.group(2)),
        begun,
        Math.min(to, header.end()),
        to,
        attributes);
  }

  private static void unknown(
      String path, SqlSource source, Matcher header, List<HistoryProblem> problems) {
    Matcher attribute = ATTRIBUTE.matcher(header.group(3));
    while (attribute.find()) {
      if (!KNOWN.contains(attribute.group(1).toLowerCase(Locale.ROOT))) {
        problems.add(
            at(
                ProblemKind.RUNNER_CONFIGURATION,
                path,
                source.position(header.start(3) + attribute.start()),
                "Liquibase knows no attribute %s of a changeset, and passes it by in silence"
                    .formatted(attribute.group(1)),
                "correct it: runInTransaction, runOnChange, runAlways, splitStatements,"
                    + " endDelimiter, context, labels, dbms …"));
      }
    }
  }

  /** Statements in front of the first changeset are dropped. */
  private static void before(
      String path, SqlSource source, int first, List<HistoryProblem> problems) {
    try {
      var lexer = new Lexer(source, 0, first);
      if (lexer.next() != TokenKind.END) {
        problems.add(
            at(
                ProblemKind.RUNNER_CONFIGURATION,
                path,
                source.position(lexer.start()),
                "statements stand before the first --changeset, so Liquibase never runs them",
                "put --changeset author:id above them"));
      }
    } catch (SqlSourceException e) {
      problems.add(at(ProblemKind.MIGRATION_UNREADABLE, path, e.position(), e.problem(), e.fix()));
    }
  }

  static HistoryProblem at(ProblemKind kind, String path, Position at, String message, String fix) {
    return new HistoryProblem(kind, path, at.line(), at.column(), message, fix);
  }

  private static String plain(String written) {
    return written.length() > 1 && written.startsWith("\"") && written.endsWith("\"")
        ? written.substring(1, written.length() - 1)
        : written;
  }

  boolean flag(String attribute, boolean unset) {
    String value = attributes.get(attribute);
    return value == null ? unset : Boolean.parseBoolean(value);
  }

  @Nullable String endDelimiter() {
    return attributes.get("enddelimiter");
  }

  /** Whether {@code dbms:} lets it run on PostgreSQL. */
  boolean isForPostgres() {
    String dbms = attributes.get("dbms");
    if (dbms == null || dbms.isBlank()) {
      return true;
    }
    boolean onlyExclusions = true;
    for (String written : dbms.split(",", -1)) {
      String name = written.strip().toLowerCase(Locale.ROOT);
      if (name.equals("!postgresql") || name.equals("none")) {
        return false;
      } else if (name.equals("postgresql") || name.equals("all")) {
        return true;
      }
      onlyExclusions &= name.startsWith("!");
    }
    return onlyExclusions;
  }
}
