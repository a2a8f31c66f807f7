package dev.plumbline.status;

import dev.plumbline.catalog.ConnectionSource;
import dev.plumbline.history.Recorded;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a runner wrote down on a live database: in one transaction that cannot write, with
 * time limits, and nothing but the catalogs and the runner's table. It needs CONNECT, and SELECT on
 * that table.
 */
public final class StatusReader {
  private static final int OLDEST = 14;

  /** No name of the database's own may stand in for one of the server's. */
  private static final List<String> LIMITS =
      List.of(
          "SET LOCAL search_path = pg_catalog",
          "SET LOCAL statement_timeout = '10s'",
          "SET LOCAL lock_timeout = '3s'",
          // Rows that are hidden from the role make an error, not another answer.
          "SET LOCAL row_security = off");

  private static final String CANDIDATES =
      """
      SELECT n.nspname, c.relname, c.relkind IN ('r', 'p') AS ordinary,
        has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS readable,
        array_agg(a.attname::text) AS columns
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relname = ANY (?)
        AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      GROUP BY n.oid, n.nspname, c.oid, c.relname, c.relkind
      ORDER BY 1, 2
      """;

  /**
   * What was found.
   *
   * @param runner whose table it is, for people; null when there is none
   * @param table {@code schema.name}; null when there is none, so that nothing was ever applied
   * @param others tables with a runner's name that do not count, in words
   * @param major the server's
   */
  public record Found(
      @Nullable String runner,
      @Nullable String table,
      Recorded recorded,
      List<String> others,
      int major) {}

  private final ConnectionSource source;
  private final String shown;
  private final String convention;
  private final List<RunnerTable> wanted;
  private final @Nullable String configured;

  /**
   * A reader of one database.
   *
   * @param shown the database, for messages: without a password
   * @param convention of the history
   * @param configured the table's name, {@code schema.name} or without the schema; null to look for
   *     one that is named and made as the runner's
   */
  public StatusReader(
      ConnectionSource source, String shown, String convention, @Nullable String configured) {
    this.source = source;
    this.shown = shown;
    this.convention = convention;
    this.wanted = RunnerTables.of(convention);
    this.configured = configured;
  }

  /**
   * Reads it.
   *
   * @throws StatusException when it cannot be read, or nobody can tell which table counts
   */
  public Found read() throws StatusException {
    if (wanted.isEmpty()) {
      throw new StatusException(
          true,
          "nobody taught plumb the table in which the runner of convention \"%s\" writes down what"
                  .formatted(convention)
              + " it applied",
          null,
          null);
    }
    try (Connection connection = source.open()) {
      int major = connection.getMetaData().getDatabaseMajorVersion();
      if (major < OLDEST) {
        throw new StatusException(
            false,
            "%s is PostgreSQL %d; it takes %d or newer".formatted(shown, major, OLDEST),
            null,
            null);
      }
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        for (String limit : LIMITS) {
          statement.execute(limit);
        }
      }
      Found found = read(connection, major);
      connection.rollback();
      return found;
    } catch (SQLException e) {
      throw Connecting.explain(e, shown);
    }
  }

  private Found read(Connection connection, int major) throws SQLException, StatusException {
    List<FoundTable> candidates = candidates(connection);
    List<FoundTable> fitting = candidates.stream().filter(this::isWanted).toList();
    if (configured != null && fitting.isEmpty()) {
      throw new StatusException(
          true,
          candidates.isEmpty()
              ? "there is no table %s in %s".formatted(configured, shown)
              : "%s in %s is not made as a table of %s".formatted(configured, shown, runners()),
          "put [migrations] table right",
          null);
    }
    FoundTable table = fitting.isEmpty() ? null : theOne(fitting);
    List<String> others =
        candidates.stream().filter(one -> !one.equals(table)).map(StatusReader::inWords).toList();
    if (table == null) {
      return new Found(null, null, Recorded.NOTHING, others, major);
    }
    RunnerTable runner = runnerOf(table);
    return new Found(
        runner.runner(), table.toString(), rows(connection, table, runner), others, major);
  }

  private List<FoundTable> candidates(Connection connection) throws SQLException {
    String schema = configured == null || !configured.contains(".") ? null : before(configured);
    String[] names =
        configured == null
            ? RunnerTables.ALL.stream().map(RunnerTable::name).distinct().toArray(String[]::new)
            : new String[] {
              schema == null ? configured : configured.substring(schema.length() + 1)
            };
    List<FoundTable> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(CANDIDATES)) {
      statement.setArray(1, connection.createArrayOf("text", names));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          FoundTable table =
              new FoundTable(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getBoolean(3),
                  rows.getBoolean(4),
                  texts(rows.getArray(5)));
          if (schema == null || schema.equals(table.schema())) {
            found.add(table);
          }
        }
      }
    }
    return found;
  }

  private static String before(String qualified) {
    return qualified.substring(0, qualified.indexOf('.'));
  }

  private static Set<String> texts(Array array) throws SQLException {
    return Set.of((String[]) array.getArray());
  }

  /** By its name and its columns, or by its columns alone when somebody named it. */
  private boolean isWanted(FoundTable table) {
    return wanted.stream().anyMatch(runner -> fits(runner, table));
  }

  private boolean fits(RunnerTable runner, FoundTable table) {
    boolean named =
        configured != null
            || (runner.name().equals(table.name())
                && (runner.schema().equals("public") || runner.schema().equals(table.schema())));
    return named && runner.matches(table.columns());
  }

  private RunnerTable runnerOf(FoundTable table) {
    return wanted.stream().filter(runner -> fits(runner, table)).findFirst().orElseThrow();
  }

  private FoundTable theOne(List<FoundTable> fitting) throws StatusException {
    List<FoundTable> usual =
        fitting.stream().filter(table -> runnerOf(table).schema().equals(table.schema())).toList();
    List<FoundTable> left = usual.isEmpty() ? fitting : usual;
    if (left.size() > 1) {
      throw new StatusException(
          true,
          "%s has several tables of a runner: %s"
              .formatted(
                  shown,
                  left.stream().map(StatusReader::inWords).collect(Collectors.joining(", "))),
          "name the one that counts as [migrations] table in plumbline.toml",
          null);
    }
    return left.getFirst();
  }

  private static String inWords(FoundTable table) {
    return RunnerTables.ALL.stream()
        .filter(runner -> runner.name().equals(table.name()) && runner.matches(table.columns()))
        .findFirst()
        .map(runner -> table + " (" + runner.runner() + ")")
        .orElse(table.toString());
  }

  private String runners() {
    return wanted.stream().map(RunnerTable::runner).collect(Collectors.joining(", "));
  }

  private Recorded rows(Connection connection, FoundTable table, RunnerTable runner)
      throws SQLException, StatusException {
    if (!table.ordinary()) {
      throw new StatusException(
          true,
          "%s in %s is a view or a foreign table, which runs code when it is read"
              .formatted(table, shown),
          "name the table itself as [migrations] table in plumbline.toml",
          null);
    }
    if (!table.readable()) {
      throw new StatusException(
          false,
          "the role may not read %s in %s".formatted(table, shown),
          "GRANT USAGE ON SCHEMA %s TO ...; GRANT SELECT ON %s TO ...;"
              .formatted(FoundTable.quoted(table.schema()), table.quoted()),
          null);
    }
    List<Recorded.Entry> entries = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(5000);
      try (ResultSet rows = statement.executeQuery(runner.query().formatted(table.quoted()))) {
        while (rows.next()) {
          String key = rows.getString(1);
          entries.add(
              new Recorded.Entry(
                  key == null ? "" : key,
                  rows.getString(2),
                  Recorded.State.valueOf(rows.getString(3)),
                  rows.getMetaData().getColumnCount() > 3 ? rows.getString(4) : null));
        }
      }
    }
    return new Recorded(entries);
  }
}
