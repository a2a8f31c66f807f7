package dev.plumbline.canonical;

import dev.plumbline.schema.Schema;

/**
 * Brings a schema to the form it has after it was loaded from its own canonical (see the package's
 * documentation). One round is enough for all deparsers known not to be a fixpoint.
 */
public final class Settling {
  private Settling() {}

  /**
   * Loads SQL into a new, empty database of the same server and reads it back.
   *
   * @param <E> what it throws when the SQL does not load
   */
  @FunctionalInterface
  public interface Reload<E extends Exception> {
    Schema reload(String sql) throws E;
  }

  /**
   * The second generation of {@code schema}.
   *
   * @throws E when the canonical does not load: then it is not faithful, which is a defect of ours
   */
  public static <E extends Exception> Schema settle(Schema schema, Reload<E> reload) throws E {
    return reload.reload(CanonicalWriter.write(schema, CanonicalFacts.NONE));
  }
}
