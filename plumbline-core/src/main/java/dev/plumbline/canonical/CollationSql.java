package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.literal;

import dev.plumbline.schema.Collation;
import dev.plumbline.schema.Identity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code CREATE COLLATION}. */
final class CollationSql {
  private CollationSql() {}

  static Step step(Collation collation) {
    Identity id = collation.id();
    List<String> options = new ArrayList<>();
    options.add("PROVIDER = " + collation.provider());
    add(options, "LOCALE", collation.locale());
    add(options, "LC_COLLATE", collation.lcCollate());
    add(options, "LC_CTYPE", collation.lcCtype());
    add(options, "RULES", collation.rules());
    if (!collation.deterministic()) {
      options.add("DETERMINISTIC = false");
    }
    String sql =
        "CREATE COLLATION "
            + Names.qualified(id)
            + " ("
            + String.join(", ", options)
            + ");\n"
            + MetaSql.after(id, collation.meta());
    return TypeSql.root(id, sql, MetaSql.needs(collation.meta()));
  }

  private static void add(List<String> options, String name, @Nullable String value) {
    if (value != null) {
      options.add(name + " = " + literal(value));
    }
  }
}
