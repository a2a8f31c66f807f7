package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.schema.Absence;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.ProvidedObject;
import java.util.List;
import java.util.Locale;

/** What was changed of what came with the server or an extension. */
final class ProvidedSql {
  private ProvidedSql() {}

  static Step changes(ProvidedObject object) {
    Identity id = object.id();
    String column = object.column();
    String target =
        column == null
            ? object.type().toUpperCase(Locale.ROOT) + " " + object.whole()
            : "COLUMN " + object.whole() + "." + identifier(column);
    String sql =
        MetaSql.labels(target, object.meta().labels())
            + GrantSql.on(
                "",
                grantedOn(object.type()) + " " + object.whole(),
                column == null ? "" : " (" + identifier(column) + ")",
                object.meta().grants());
    List<Key> needs = MetaSql.needs(object.meta());
    if (id.parent() != null) {
      needs.add(Key.create(Identity.global(Kind.EXTENSION, id.parent())));
    }
    return TypeSql.root(id, sql, needs);
  }

  private static String grantedOn(String type) {
    return switch (type) {
      case "view", "materialized view", "foreign table" -> "TABLE";
      case "aggregate" -> "FUNCTION";
      case "server" -> "FOREIGN SERVER";
      case "foreign-data wrapper" -> "FOREIGN DATA WRAPPER";
      default -> type.toUpperCase(Locale.ROOT);
    };
  }

  static Step absence(Absence absence) {
    Identity id = absence.id();
    return TypeSql.root(id, "DROP " + id.name() + ";\n", MetaSql.needs(absence.meta()));
  }
}
