package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Publication;
import dev.plumbline.schema.Publication.PublishedTable;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE PUBLICATION}, and a statement for each table and schema in it. */
final class PublicationSql {
  private static final List<String> EVERYTHING = List.of("insert", "update", "delete", "truncate");

  private PublicationSql() {}

  static Step step(Publication publication) {
    Identity id = publication.id();
    String name = identifier(id.name());
    List<Key> needs = MetaSql.needs(publication.meta());
    StringBuilder sql = new StringBuilder("CREATE PUBLICATION ").append(name);
    sql.append(publication.allTables() ? " FOR ALL TABLES" : "").append(with(publication));
    sql.append(";\n");
    for (PublishedTable table : publication.tables()) {
      needs.add(Key.create(table.table()));
      sql.append("ALTER PUBLICATION ").append(name).append(" ADD TABLE ONLY ");
      sql.append(Names.qualified(table.table()));
      sql.append(table.columns().isEmpty() ? "" : " " + Names.list(table.columns()));
      sql.append(table.filter() == null ? "" : " WHERE (" + table.filter() + ")").append(";\n");
    }
    for (String schema : publication.schemas()) {
      needs.add(Key.create(Identity.global(Kind.SCHEMA, schema)));
      sql.append("ALTER PUBLICATION ").append(name).append(" ADD TABLES IN SCHEMA ");
      sql.append(identifier(schema)).append(";\n");
    }
    return TypeSql.root(id, sql + MetaSql.after(id, publication.meta()), needs);
  }

  private static String with(Publication publication) {
    List<String> options = new ArrayList<>();
    if (!publication.publish().equals(EVERYTHING)) {
      options.add("publish = '" + String.join(", ", publication.publish()) + "'");
    }
    if (publication.viaPartitionRoot()) {
      options.add("publish_via_partition_root = true");
    }
    if (!publication.generatedColumns().equals("none")) {
      options.add("publish_generated_columns = " + publication.generatedColumns());
    }
    return options.isEmpty() ? "" : " WITH (" + String.join(", ", options) + ")";
  }
}
