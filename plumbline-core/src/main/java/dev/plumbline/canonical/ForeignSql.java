package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;
import static dev.plumbline.schema.Quoting.literal;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.ForeignDataWrapper;
import dev.plumbline.schema.ForeignServer;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.UserMapping;
import java.util.List;
import java.util.stream.Collectors;

/** Foreign-data wrappers, servers, user mappings. Secrets are asterisks in the model already. */
final class ForeignSql {
  private ForeignSql() {}

  static Step wrapper(ForeignDataWrapper wrapper) {
    Identity id = wrapper.id();
    String sql =
        "CREATE FOREIGN DATA WRAPPER "
            + identifier(id.name())
            + (wrapper.handler() == null ? "" : " HANDLER " + wrapper.handler())
            + (wrapper.validator() == null ? "" : " VALIDATOR " + wrapper.validator())
            + options(wrapper.options())
            + ";\n"
            + MetaSql.after(id, wrapper.meta());
    return TypeSql.root(id, sql, MetaSql.needs(wrapper.meta()));
  }

  static Step server(ForeignServer server) {
    Identity id = server.id();
    String sql =
        "CREATE SERVER "
            + identifier(id.name())
            + (server.type() == null ? "" : " TYPE " + literal(server.type()))
            + (server.version() == null ? "" : " VERSION " + literal(server.version()))
            + " FOREIGN DATA WRAPPER "
            + identifier(server.wrapper())
            + options(server.options())
            + ";\n"
            + MetaSql.after(id, server.meta());
    return TypeSql.root(id, sql, MetaSql.needs(server.meta()));
  }

  static Step userMapping(UserMapping mapping) {
    Identity id = mapping.id();
    Identity server = Identity.global(Kind.SERVER, String.valueOf(id.parent()));
    String sql =
        "CREATE USER MAPPING FOR "
            + MetaSql.role(id.name())
            + " SERVER "
            + identifier(server.name())
            + options(mapping.options())
            + ";\n";
    List<Key> needs = MetaSql.needs(mapping.meta());
    needs.add(Key.create(server));
    return new Step(Key.create(id), new Place(server, Rank.USER_MAPPING, id.name()), sql, needs);
  }

  /** {@code OPTIONS (name 'value', ...)}; empty for none. */
  static String options(List<String> options) {
    return options.isEmpty()
        ? ""
        : options.stream()
            .map(ForeignSql::option)
            .collect(Collectors.joining(", ", " OPTIONS (", ")"));
  }

  private static String option(String option) {
    int equals = option.indexOf('=');
    return identifier(option.substring(0, equals)) + " " + literal(option.substring(equals + 1));
  }
}
