package dev.plumbline.history.flyway;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Flyway's transactions: a file is in one, unless a statement of it is known to Flyway not to run
 * there; then the whole file is outside, and refused if other statements are in it.
 */
record FlywayScript(FlywaySettings settings, ScriptConfiguration configuration)
    implements Migration.Script {
  /** What Flyway looks for at the head of a statement, on PostgreSQL 12 and later. */
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "(?:(?:CREATE|DROP) (?:DATABASE|TABLESPACE|SUBSCRIPTION)|ALTER SYSTEM"
              + "|(?:CREATE|DROP)(?: UNIQUE)? INDEX CONCURRENTLY"
              + "|REINDEX(?: VERBOSE)? (?:SCHEMA|DATABASE|SYSTEM)|VACUUM|DISCARD ALL)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Files without any of these need not be split to know that they are in a transaction. */
  private static final Pattern MAYBE =
      Pattern.compile(
          "\\b(?:concurrently|database|tablespace|subscription|system|vacuum|discard|reindex)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int HEAD = 200;

  @Override
  public List<Statement> split(SqlSource source) throws SqlSourceException {
    return StatementSplitter.split(source);
  }

  @Override
  public Migration.Wrap wrap(SqlSource source) {
    Boolean said = configuration.executeInTransaction();
    if (said != null) {
      return said ? Migration.Wrap.ALWAYS : Migration.Wrap.NEVER;
    }
    if (!settings.executesInTransaction()) {
      return Migration.Wrap.NEVER;
    }
    try {
      return MAYBE.matcher(source.text()).find() && split(source).stream().anyMatch(this::isOutside)
          ? Migration.Wrap.NEVER
          : Migration.Wrap.ALWAYS;
    } catch (SqlSourceException e) {
      return Migration.Wrap.ALWAYS; // whoever runs it says why not
    }
  }

  /** Flyway stops at a file that mixes both sorts of statements before it runs anything of it. */
  void check(Migration migration, List<HistoryProblem> problems) {
    SqlSource source = migration.sourceOrNull();
    boolean decided =
        configuration.executeInTransaction() != null
            || settings.mixed()
            || !settings.executesInTransaction();
    if (source == null || decided || !MAYBE.matcher(source.text()).find()) {
      return;
    }
    Statement outside = null;
    Statement inside = null;
    try {
      for (Statement statement : migration.statements()) {
        if (isOutside(statement)) {
          outside = outside == null ? statement : outside;
        } else {
          inside = inside == null ? statement : inside;
        }
      }
    } catch (SqlSourceException e) {
      return; // said when it is replayed
    }
    if (outside != null && inside != null) {
      problems.add(mixed(migration, outside, inside));
    }
  }

  private static HistoryProblem mixed(Migration migration, Statement outside, Statement inside) {
    Position at = outside.start();
    return new HistoryProblem(
        ProblemKind.RUNNER_STOPS,
        migration.path(),
        at.line(),
        at.column(),
        "the statement cannot run in a transaction, the one at %s runs in one: Flyway refuses the"
                .formatted(inside.start())
            + " file (\"Detected both transactional and non-transactional statements\")",
        "give it a migration of its own; or set executeInTransaction=false in "
            + fileName(migration.path())
            + ScriptConfiguration.SUFFIX
            + ", and mind that a failure then leaves half of it behind");
  }

  private boolean isOutside(Statement statement) {
    return OUTSIDE.matcher(head(statement)).matches();
  }

  private static String head(Statement statement) {
    String text = statement.text();
    return SPACE.matcher(text.substring(0, Math.min(text.length(), HEAD))).replaceAll(" ");
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
