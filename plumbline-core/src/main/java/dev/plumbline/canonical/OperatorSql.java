package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.Operator;
import dev.plumbline.schema.OperatorClass;
import dev.plumbline.schema.OperatorFamily;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators, operator families and operator classes. */
final class OperatorSql {
  private OperatorSql() {}

  static Step operator(Operator operator) {
    Identity id = operator.id();
    List<String> options = new ArrayList<>();
    options.add("FUNCTION = " + operator.function());
    add(options, "LEFTARG", operator.leftType());
    add(options, "RIGHTARG", operator.rightType());
    add(options, "COMMUTATOR", reference(operator.commutator()));
    add(options, "NEGATOR", reference(operator.negator()));
    add(options, "RESTRICT", operator.restrict());
    add(options, "JOIN", operator.join());
    if (operator.hashes()) {
      options.add("HASHES");
    }
    if (operator.merges()) {
      options.add("MERGES");
    }
    String name = identifier(String.valueOf(id.schema())) + "." + id.name();
    String sql = "CREATE OPERATOR " + name + " " + ListSql.of(options) + ";\n";
    return root(id, sql, operator.meta());
  }

  private static void add(List<String> options, String name, @Nullable String value) {
    if (value != null) {
      options.add(name + " = " + value);
    }
  }

  private static @Nullable String reference(@Nullable String operator) {
    return operator == null ? null : "OPERATOR(" + operator + ")";
  }

  static Step family(OperatorFamily family) {
    Identity id = family.id();
    String target = Names.forComment(id);
    List<String> members = new ArrayList<>(family.operators());
    members.addAll(family.functions());
    String add =
        members.isEmpty()
            ? ""
            : "ALTER " + target + " ADD\n    " + String.join("\n  , ", members) + ";\n";
    return root(id, "CREATE " + target + ";\n" + add, family.meta());
  }

  static Step operatorClass(OperatorClass opclass) {
    Identity id = opclass.id();
    List<String> members = new ArrayList<>(opclass.operators());
    members.addAll(opclass.functions());
    if (opclass.storage() != null || members.isEmpty()) {
      members.add("STORAGE " + (opclass.storage() == null ? opclass.type() : opclass.storage()));
    }
    String sql =
        "CREATE OPERATOR CLASS "
            + Names.qualified(id)
            + (opclass.isDefault() ? " DEFAULT" : "")
            + " FOR TYPE "
            + opclass.type()
            + " USING "
            + identifier(String.valueOf(id.arguments()))
            + " FAMILY "
            + opclass.family()
            + " AS\n    "
            + String.join("\n  , ", members)
            + ";\n";
    return root(id, sql, opclass.meta());
  }

  private static Step root(Identity id, String sql, Meta meta) {
    return TypeSql.root(id, sql + MetaSql.after(id, meta), MetaSql.needs(meta));
  }
}
