package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.CompositeType;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.DomainConstraint;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Quoting;
import java.util.List;

/** Enums, composite types, domains. */
final class TypeSql {
  private static final int SPLIT_PREFERENCE = 1;

  private TypeSql() {}

  static Step enumType(EnumType type) {
    List<String> labels = type.labels().stream().map(Quoting::literal).toList();
    String sql =
        "CREATE TYPE " + Names.qualified(type.id()) + " AS ENUM " + ListSql.of(labels) + ";\n";
    return root(type.id(), sql + MetaSql.after(type.id(), type.meta()), MetaSql.needs(type.meta()));
  }

  static Step compositeType(CompositeType type) {
    String name = Names.qualified(type.id());
    StringBuilder sql = new StringBuilder("CREATE TYPE " + name + " AS ");
    sql.append(
        ListSql.of(
            type.attributes().stream()
                .map(attribute ->
                    identifier(attribute.name())
                        + " "
                        + attribute.type()
                        + ColumnSql.collate(attribute.collation()))
                .toList()));
    sql.append(";\n").append(MetaSql.after(type.id(), type.meta()));
    for (CompositeType.Attribute attribute : type.attributes()) {
      sql.append(
          MetaSql.comment(
              "COLUMN " + name + "." + identifier(attribute.name()), attribute.comment()));
    }
    return root(type.id(), sql.toString(), MetaSql.needs(type.meta()));
  }

  static Step domain(Domain domain) {
    Step step =
        root(
            domain.id(),
            createDomain(domain, domain.defaultExpression() != null),
            MetaSql.needs(domain.meta()));
    return domain.defaultExpression() == null
        ? step
        : step.splittable(SPLIT_PREFERENCE, whole -> defaultApart(domain, whole));
  }

  private static String createDomain(Domain domain, boolean withDefault) {
    StringBuilder sql = new StringBuilder("CREATE DOMAIN ").append(Names.qualified(domain.id()));
    sql.append(" AS ").append(domain.baseType()).append(ColumnSql.collate(domain.collation()));
    if (withDefault) {
      sql.append(" DEFAULT ").append(domain.defaultExpression());
    }
    if (domain.notNull()) {
      sql.append(
          domain.notNullName() == null ? "" : " CONSTRAINT " + identifier(domain.notNullName()));
      sql.append(" NOT NULL");
    }
    sql.append(";\n").append(MetaSql.after(domain.id(), domain.meta()));
    if (domain.notNullName() != null) {
      String target =
          "CONSTRAINT "
              + identifier(domain.notNullName())
              + " ON DOMAIN "
              + Names.qualified(domain.id());
      sql.append(MetaSql.comment(target, domain.notNullComment()));
    }
    return sql.toString();
  }

  private static List<Step> defaultApart(Domain domain, Step whole) {
    String name = Names.qualified(domain.id());
    String sql = "ALTER DOMAIN " + name + " SET DEFAULT " + domain.defaultExpression() + ";\n";
    Step complete =
        new Step(
            new Key(domain.id(), Part.COMPLETE),
            new Place(domain.id(), Rank.COMPLETE, domain.id().name()),
            sql,
            whole.needs);
    complete.needs.add(whole.key);
    Step create = root(domain.id(), createDomain(domain, false), whole.needs);
    create.needs.removeIf(
        need -> need.object().kind() == Kind.FUNCTION || need.object().kind() == Kind.SEQUENCE);
    return List.of(create, complete);
  }

  static Step domainConstraint(DomainConstraint constraint) {
    Identity id = constraint.id();
    Identity domain =
        new Identity(Kind.DOMAIN, id.schema(), null, String.valueOf(id.parent()), null);
    String sql =
        "ALTER DOMAIN "
            + Names.parent(id)
            + " ADD CONSTRAINT "
            + identifier(id.name())
            + " "
            + constraint.definition()
            + ";\n"
            + MetaSql.after(id, constraint.meta());
    List<Key> needs = MetaSql.needs(constraint.meta());
    needs.add(Key.create(domain));
    return new Step(Key.create(id), new Place(domain, Rank.CHECK, id.name()), sql, needs);
  }

  static Step root(Identity id, String sql, java.util.Collection<Key> needs) {
    return new Step(Key.create(id), new Place(id, Rank.ROOT, id.name()), sql, needs);
  }
}
