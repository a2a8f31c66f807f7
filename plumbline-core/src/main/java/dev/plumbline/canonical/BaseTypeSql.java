package dev.plumbline.canonical;

import dev.plumbline.schema.BaseType;
import dev.plumbline.schema.ShellType;

/** Base types, after a shell their functions can name; and types that are no more than a shell. */
final class BaseTypeSql {
  private BaseTypeSql() {}

  static Step baseType(BaseType type) {
    String sql =
        "CREATE TYPE "
            + Names.qualified(type.id())
            + " "
            + ListSql.of(type.clauses())
            + ";\n"
            + MetaSql.after(type.id(), type.meta());
    return ShellFirst.splittable(TypeSql.root(type.id(), sql, MetaSql.needs(type.meta())));
  }

  static Step shellType(ShellType type) {
    String sql = "CREATE TYPE " + Names.qualified(type.id()) + ";\n";
    return TypeSql.root(
        type.id(), sql + MetaSql.after(type.id(), type.meta()), MetaSql.needs(type.meta()));
  }
}
