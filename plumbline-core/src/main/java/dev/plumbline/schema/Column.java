package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, view or materialized view. Identity {@code COLUMN}, parent the relation.
 *
 * @param type {@code format_type} with modifier, schema-qualified outside {@code pg_catalog}
 * @param collation qualified; null when it is the type's own
 * @param notNullDetail null when nothing but the generated form is stored, and before 18
 * @param defaultExpression {@code pg_get_expr}; null for none and for generated columns
 * @param storage PLAIN, EXTERNAL, EXTENDED or MAIN; null when it is the type's own
 * @param compression pglz or lz4; null when not set
 * @param statisticsTarget null when it is the server's default
 * @param options {@code attoptions}, in the order they were set: {@code n_distinct=...}
 * @param local false when the column exists only through inheritance or a partition's parent
 */
public record Column(
    Identity id,
    Meta meta,
    String type,
    @Nullable String collation,
    boolean notNull,
    @Nullable NotNull notNullDetail,
    @Nullable String defaultExpression,
    @Nullable Generated generated,
    @Nullable IdentityColumn identity,
    @Nullable String storage,
    @Nullable String compression,
    @Nullable Integer statisticsTarget,
    List<String> options,
    boolean local) {

  public Column {
    options = List.copyOf(options);
  }

  /** The column's own name, as stored. */
  public String name() {
    return id.name();
  }

  /**
   * What 18 and later store about a NOT NULL beyond its presence.
   *
   * @param name the constraint's name when it is not the generated {@code table_column_not_null},
   *     be that the name of this table or of one it is a partition of; always when there is a
   *     comment
   * @param local false when the constraint is only what a parent hands down; a partition's is its
   *     own
   * @param comment on the constraint; null when there is none
   */
  public record NotNull(
      @Nullable String name,
      boolean validated,
      boolean noInherit,
      boolean local,
      @Nullable String comment) {}

  /** {@code GENERATED ALWAYS AS (expression) STORED}, or {@code VIRTUAL} from 18 on. */
  public record Generated(String expression, boolean stored) {}

  /**
   * {@code GENERATED ... AS IDENTITY}. A partition that shares the sequence of its parent (17 and
   * later) has none.
   *
   * @param always ALWAYS, else BY DEFAULT
   * @param sequence the sequence's full name
   * @param comment on the sequence; null when there is none
   * @param grants on the sequence, as in {@link Meta#grants}; its owner is always the table's
   */
  public record IdentityColumn(
      boolean always,
      Identity sequence,
      SequenceOptions options,
      String persistence,
      @Nullable String comment,
      List<Grant> grants) {

    public IdentityColumn {
      grants = List.copyOf(grants);
    }
  }
}
