package dev.plumbline.diff;

import dev.plumbline.schema.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One object that is not the same on both sides. Columns count as objects. */
public sealed interface Difference {

  /** The object. */
  Identity identity();

  /** On the expected side only. */
  record Missing(Identity identity) implements Difference {}

  /** On the actual side only. */
  record Unexpected(Identity identity) implements Difference {}

  /** On both sides, not the same. */
  record Changed(Identity identity, List<AttributeChange> changes) implements Difference {
    public Changed {
      changes = List.copyOf(changes);
    }
  }

  /**
   * An attribute of an object that differs.
   *
   * @param attribute in words: {@code "type"}, {@code "not null"}, {@code "sequence start"}
   * @param expected a value of the model or a word for it; null for none
   * @param actual a value of the model or a word for it; null for none
   */
  record AttributeChange(String attribute, @Nullable Object expected, @Nullable Object actual) {}
}
