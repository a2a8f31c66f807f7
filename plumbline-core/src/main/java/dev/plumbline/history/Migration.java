package dev.plumbline.history;

import dev.plumbline.sql.Recogniser;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.TransactionNeed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of a history. Statements are split when first asked for.
 *
 * <p>A migration whose bytes cannot be decoded stays in the history, so that its place is known;
 * its {@link #source()} throws what {@link ProblemKind#MIGRATION_UNREADABLE} reported.
 */
public final class Migration {
  /**
   * What the name says.
   *
   * @param version as in the name: {@code "0001"}
   * @param place the version's value, for ordering
   * @param name what follows the version: {@code "add_users"}
   * @param path relative to the migrations directory
   * @param key what the runner writes down of it
   */
  public record Label(String version, Place place, String name, String path, String key) {
    /** Of a runner that writes the version down. */
    public Label(String version, Place place, String name, String path) {
      this(version, place, name, path, version);
    }
  }

  /**
   * Stands between a file and what names a part of it, in the path of a migration without a file.
   */
  public static final String PART = "::";

  /** The file a migration's path is in: itself, unless it names a part of one. */
  public static String fileOf(String path) {
    int part = path.indexOf(PART);
    return part < 0 ? path : path.substring(0, part);
  }

  /** When a runner runs a migration. */
  public enum Kind {
    /** Once on every database. */
    VERSIONED,
    /** Again whenever its text changes, after all that have a version. */
    REPEATABLE,
    /** Once on a new database, in place of everything up to it. */
    BASELINE,
    /**
     * As a baseline, but the tool writes it anew after each migration: the whole schema, as Rails
     * keeps it in structure.sql.
     */
    SNAPSHOT;

    /** Whether it is meant to be changed after it was merged. */
    public boolean mayChange() {
      return this == REPEATABLE || this == SNAPSHOT;
    }
  }

  /** What the runner does with a file's text. */
  public interface Script {
    List<Statement> split(SqlSource source) throws SqlSourceException;

    Wrap wrap(SqlSource source);

    /**
     * The first statement that fails in production for how the runner sends the file, although it
     * would run alone.
     *
     * @param statements as split
     */
    default Optional<Statement> refused(SqlSource source, List<Statement> statements) {
      boolean inTransaction =
          switch (wrap(source)) {
            case ALWAYS -> TransactionMode.of(statements, true) == TransactionMode.PER_STATEMENT;
            case TOGETHER -> statements.size() > 1;
            case WHEN_POSSIBLE, NEVER -> false;
          };
      return inTransaction ? firstThatRefusesTransactions(statements) : Optional.empty();
    }

    /** {@code CREATE INDEX CONCURRENTLY} and its like. */
    static Optional<Statement> firstThatRefusesTransactions(List<Statement> statements) {
      return statements.stream()
          .filter(s -> Recogniser.recognise(s).need() == TransactionNeed.FORBIDDEN)
          .findFirst();
    }
  }

  /** Whether the runner puts a file into a transaction. */
  public enum Wrap {
    /** Even when a statement refuses to run there. */
    ALWAYS,
    WHEN_POSSIBLE,
    /**
     * The file is sent as one query: its statements are one transaction unless there is only one,
     * and a statement that refuses to run in one fails when it is not alone.
     *
     * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html">Simple Query</a>
     */
    TOGETHER,
    NEVER
  }

  private final Label label;
  private final Content content;
  private final Script script;
  private final Kind kind;
  private @Nullable List<Statement> statements;
  private @Nullable TransactionMode transactionMode;

  Migration(Label label, Kind kind, Content content, Script script) {
    this.label = label;
    this.kind = kind;
    this.content = content;
    this.script = script;
  }

  /** As in the name: {@code "0001"}, {@code "20250717103432"}. */
  public String version() {
    return label.version();
  }

  /** Where it stands by its version, or by a journal. */
  public Place place() {
    return label.place();
  }

  /**
   * What the runner's table holds of it once it was applied: the version with most, the time of the
   * journal's entry with Drizzle, the directory's name with Prisma.
   */
  public String key() {
    return label.key();
  }

  public Kind kind() {
    return kind;
  }

  /** What follows the version in the name, without extension: {@code "add_users"}. */
  public String name() {
    return label.name();
  }

  /** Relative to the migrations directory, with forward slashes. */
  public String path() {
    return label.path();
  }

  /** SHA-256 of the bytes as they are, in hexadecimal. */
  public String sha256() {
    return content.sha256();
  }

  /** SHA-256 that does not change when only the byte order mark or CRLF line ends do. */
  public String normalisedSha256() {
    return content.normalisedSha256();
  }

  /**
   * The decoded text.
   *
   * @throws SqlSourceException when it is not text
   */
  public SqlSource source() throws SqlSourceException {
    return content.source();
  }

  /** The decoded text; null when it is not text. */
  public @Nullable SqlSource sourceOrNull() {
    return content.sourceOrNull();
  }

  /**
   * What the runner executes, in order.
   *
   * @throws SqlSourceException when the text cannot be decoded or split
   */
  public synchronized List<Statement> statements() throws SqlSourceException {
    if (statements == null) {
      statements = script.split(source());
    }
    return statements;
  }

  /**
   * How the statements are put into transactions.
   *
   * @throws SqlSourceException as {@link #statements()}
   */
  public synchronized TransactionMode transactionMode() throws SqlSourceException {
    if (transactionMode == null) {
      Wrap wrap = script.wrap(source());
      TransactionMode mode = TransactionMode.of(statements(), wrap != Wrap.NEVER);
      boolean within = mode == TransactionMode.OWN && wrap == Wrap.ALWAYS;
      transactionMode = within ? TransactionMode.OWN_WITHIN : mode;
    }
    return transactionMode;
  }

  /**
   * The first statement that fails in production because the runner puts it into a transaction,
   * although it cannot run in one ({@code CREATE INDEX CONCURRENTLY}).
   *
   * @throws SqlSourceException as {@link #statements()}
   */
  public Optional<Statement> refusedByRunner() throws SqlSourceException {
    return script.refused(source(), statements());
  }

  @Override
  public String toString() {
    return path();
  }
}
