package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.schema.Quoting;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Storage parameters, {@code name=value} as the catalogs hold them. A value that is no plain
 * identifier is written as a string, which every parameter accepts.
 */
final class OptionsSql {
  private static final String TOAST = "toast.";

  private OptionsSql() {}

  /** {@code fillfactor='70', toast.autovacuum_enabled=false}. */
  static String list(List<String> options) {
    return options.stream().map(OptionsSql::one).collect(Collectors.joining(", "));
  }

  private static String one(String option) {
    int equals = option.indexOf('=');
    if (equals < 0) {
      return name(option);
    }
    String value = option.substring(equals + 1);
    boolean plain = !value.isEmpty() && identifier(value).equals(value);
    return name(option.substring(0, equals)) + "=" + (plain ? value : Quoting.literal(value));
  }

  private static String name(String name) {
    return name.startsWith(TOAST)
        ? TOAST + identifier(name.substring(TOAST.length()))
        : identifier(name);
  }
}
