package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.schema.AccessMethod;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Language;

/** Procedural languages and access methods. */
final class LanguageSql {
  private LanguageSql() {}

  static Step language(Language language) {
    Identity id = language.id();
    String sql =
        (language.trusted() ? "CREATE TRUSTED LANGUAGE " : "CREATE LANGUAGE ")
            + identifier(id.name())
            + " HANDLER "
            + language.handler()
            + (language.inline() == null ? "" : " INLINE " + language.inline())
            + (language.validator() == null ? "" : " VALIDATOR " + language.validator())
            + ";\n"
            + MetaSql.after(id, language.meta());
    return TypeSql.root(id, sql, MetaSql.needs(language.meta()));
  }

  static Step accessMethod(AccessMethod method) {
    Identity id = method.id();
    String sql =
        "CREATE ACCESS METHOD "
            + identifier(id.name())
            + " TYPE "
            + method.type()
            + " HANDLER "
            + method.handler()
            + ";\n"
            + MetaSql.after(id, method.meta());
    return TypeSql.root(id, sql, MetaSql.needs(method.meta()));
  }
}
