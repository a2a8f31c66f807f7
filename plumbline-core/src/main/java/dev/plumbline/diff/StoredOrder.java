package dev.plumbline.diff;

import dev.plumbline.diff.RecordShape.Component;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order of storage parameters and other options, and of grants. The server keeps it as {@code
 * ALTER ... SET} and {@code GRANT} happened to build it up; each of them is another, so it means
 * nothing. The canonical keeps the stored order, as pg_dump does; the comparison does not see it.
 */
final class StoredOrder {
  private static final Set<String> UNORDERED = Set.of("options", "grants");

  private StoredOrder() {}

  /** The component's value; sorted where the order means nothing. */
  static @Nullable Object normalised(Component component, Record object) {
    Object value = component.of(object);
    return UNORDERED.contains(component.name()) && value instanceof List<?> list
        ? list.stream().sorted().toList()
        : value;
  }
}
