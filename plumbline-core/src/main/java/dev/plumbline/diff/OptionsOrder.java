package dev.plumbline.diff;

import dev.plumbline.diff.RecordShape.Component;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of storage parameters and other options. The server keeps it as {@code ALTER ... SET}
 * happened to build it up; each option is another, so it means nothing. The canonical keeps the
 * stored order, as pg_dump does; the comparison does not see it.
 */
final class OptionsOrder {
  private static final String OPTIONS = "options";

  private OptionsOrder() {}

  /** The component's value; options sorted. */
  static @Nullable Object normalised(Component component, Record object) {
    Object value = component.of(object);
    return component.name().equals(OPTIONS) && value instanceof List<?> options
        ? options.stream().sorted().toList()
        : value;
  }
}
