package dev.plumbline.diff;

import dev.plumbline.diff.Difference.AttributeChange;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Column.NotNull;
import dev.plumbline.schema.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** NOT NULL is one thing to a person, and two components of a column's or domain's record. */
final class NotNullWords {
  private static final Set<String> COMPONENTS =
      Set.of("notNull", "notNullDetail", "notNullName", "notNullComment");

  private NotNullWords() {}

  static boolean covers(String component) {
    return COMPONENTS.contains(component);
  }

  /** Null when it is the same on both sides, or no such record. */
  static @Nullable AttributeChange change(Record expected, Record actual) {
    String one = of(expected);
    String other = of(actual);
    return one.equals(other) ? null : new AttributeChange("not null", one, other);
  }

  private static String of(Record record) {
    return switch (record) {
      case Column column -> of(column.notNull(), column.notNullDetail());
      case Domain domain ->
          of(
              domain.notNull(),
              new NotNull(domain.notNullName(), true, false, true, domain.notNullComment()));
      default -> throw new IllegalArgumentException(record.toString());
    };
  }

  private static String of(boolean notNull, @Nullable NotNull detail) {
    List<String> details = new ArrayList<>();
    if (detail != null && detail.name() != null) {
      details.add("named " + detail.name());
    }
    if (detail != null && !detail.validated()) {
      details.add("NOT VALID");
    }
    if (detail != null && detail.noInherit()) {
      details.add("NO INHERIT");
    }
    if (detail != null && !detail.local()) {
      details.add("only inherited");
    }
    if (detail != null && detail.comment() != null) {
      details.add("comment '" + detail.comment() + "'");
    }
    String present = notNull ? "yes" : "no";
    return details.isEmpty() ? present : present + " (" + String.join(", ", details) + ")";
  }
}
