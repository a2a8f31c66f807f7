package dev.plumbline.canonical;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.RangeType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code CREATE TYPE ... AS RANGE}; where its functions take the type itself, a shell first. */
final class RangeTypeSql {
  private RangeTypeSql() {}

  static Step step(RangeType type) {
    Identity id = type.id();
    List<String> options = new ArrayList<>();
    options.add("SUBTYPE = " + type.subtype());
    add(options, "SUBTYPE_OPCLASS", type.subtypeOpclass());
    add(options, "COLLATION", type.collation());
    add(options, "CANONICAL", type.canonical());
    add(options, "SUBTYPE_DIFF", type.subtypeDiff());
    add(options, "MULTIRANGE_TYPE_NAME", type.multirange());
    String sql =
        "CREATE TYPE "
            + Names.qualified(id)
            + " AS RANGE "
            + ListSql.of(options)
            + ";\n"
            + MetaSql.after(id, type.meta())
            + MetaSql.comment("TYPE " + type.multirange(), type.multirangeComment());
    return ShellFirst.splittable(TypeSql.root(id, sql, MetaSql.needs(type.meta())));
  }

  private static void add(List<String> options, String name, @Nullable String value) {
    if (value != null) {
      options.add(name + " = " + value);
    }
  }
}
