package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.literal;

import dev.plumbline.schema.Cast;
import dev.plumbline.schema.Conversion;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.Transform;
import java.util.ArrayList;
import java.util.List;

/** Casts, transforms and conversions. */
final class CastSql {
  private CastSql() {}

  static Step cast(Cast cast) {
    String how =
        switch (cast.method()) {
          case "INOUT" -> " WITH INOUT";
          case "BINARY" -> " WITHOUT FUNCTION";
          default -> " WITH FUNCTION " + cast.function();
        };
    String context = cast.context().equals("EXPLICIT") ? "" : " AS " + cast.context();
    return root(cast.id(), "CREATE CAST " + cast.id().name() + how + context, cast.meta());
  }

  static Step transform(Transform transform) {
    List<String> functions = new ArrayList<>();
    if (transform.fromSql() != null) {
      functions.add("FROM SQL WITH FUNCTION " + transform.fromSql());
    }
    if (transform.toSql() != null) {
      functions.add("TO SQL WITH FUNCTION " + transform.toSql());
    }
    String create = "CREATE TRANSFORM " + transform.id().name();
    String sql = create + " (" + String.join(", ", functions) + ")";
    return root(transform.id(), sql, transform.meta());
  }

  static Step conversion(Conversion conversion) {
    String sql =
        (conversion.isDefault() ? "CREATE DEFAULT CONVERSION " : "CREATE CONVERSION ")
            + Names.qualified(conversion.id())
            + " FOR "
            + literal(conversion.from())
            + " TO "
            + literal(conversion.to())
            + " FROM "
            + conversion.function();
    return root(conversion.id(), sql, conversion.meta());
  }

  private static Step root(Identity id, String sql, Meta meta) {
    return TypeSql.root(id, sql + ";\n" + MetaSql.after(id, meta), MetaSql.needs(meta));
  }
}
