package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * An aggregate function. Functions are qualified unless they are the server's own.
 *
 * @param arguments {@code pg_get_function_arguments}, {@code ORDER BY} included
 * @param variant NORMAL, ORDERED_SET or HYPOTHETICAL
 * @param combine function; null for none, as the next two
 * @param moving how it works as a window that moves; null when it cannot
 * @param sortOperator qualified, as in {@code OPERATOR(...)}; null for none
 * @param parallel {@code UNSAFE}, {@code RESTRICTED} or {@code SAFE}
 */
public record Aggregate(
    Identity id,
    Meta meta,
    String arguments,
    Variant variant,
    State state,
    @Nullable String combine,
    @Nullable String serialize,
    @Nullable String deserialize,
    @Nullable Moving moving,
    @Nullable String sortOperator,
    String parallel)
    implements SchemaObject {

  /** {@code aggkind}. */
  public enum Variant {
    NORMAL,
    ORDERED_SET,
    HYPOTHETICAL
  }

  /**
   * The running value and how it is made and finished.
   *
   * @param transition function
   * @param space average size in bytes; 0 for the server's estimate
   * @param finalFunction null for none
   * @param finalExtra whether it is given dummy arguments
   * @param finalModify READ_ONLY, SHAREABLE or READ_WRITE
   * @param initial null starts with NULL
   */
  public record State(
      String transition,
      String type,
      int space,
      @Nullable String finalFunction,
      boolean finalExtra,
      String finalModify,
      @Nullable String initial) {}

  /** The moving-aggregate mode: its own state, and the inverse transition. */
  public record Moving(String inverse, State state) {}
}
