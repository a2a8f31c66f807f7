package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.ForeignTable;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code CREATE FOREIGN TABLE}; a partition is made as a table and then attached. */
final class ForeignTableSql {
  private ForeignTableSql() {}

  static List<Step> steps(ForeignTable table, Lookup lookup) {
    Identity id = table.id();
    List<Key> needs = MetaSql.needs(table.meta());
    table.columns().forEach(column -> needs.addAll(MetaSql.needs(column.meta())));
    table.inherits().forEach(parent -> needs.add(Key.create(parent)));
    needs.add(Key.create(Identity.global(Kind.SERVER, table.server())));
    List<Step> steps = new ArrayList<>();
    steps.add(TypeSql.root(id, create(table) + rest(table, lookup), needs));
    if (table.partitionOf() != null) {
      steps.add(attach(table, table.partitionOf(), lookup));
    }
    return steps;
  }

  private static String create(ForeignTable table) {
    List<String> columns =
        table.columns().stream()
            .flatMap(column ->
                isOwn(column, table)
                    ? Stream.of(ColumnSql.definition(column, true))
                    : ColumnSql.ownNotNull(column))
            .toList();
    String parents =
        table.inherits().stream().map(Names::qualified).collect(Collectors.joining(", "));
    return "CREATE FOREIGN TABLE "
        + Names.qualified(table.id())
        + " "
        + ListSql.of(columns)
        + (parents.isEmpty() ? "" : "\nINHERITS (" + parents + ")")
        + "\nSERVER "
        + identifier(table.server())
        + ForeignSql.options(table.options())
        + ";\n";
  }

  /** Whether this table's statement makes the column; a partition makes all of them. */
  private static boolean isOwn(Column column, ForeignTable table) {
    return column.local() || table.inherits().isEmpty();
  }

  private static String rest(ForeignTable table, Lookup lookup) {
    String relation = "FOREIGN TABLE ONLY " + Names.qualified(table.id());
    StringBuilder sql = new StringBuilder(MetaSql.after(table.id(), table.meta()));
    for (Column column : table.columns()) {
      if (!isOwn(column, table)) {
        sql.append(
            ColumnSql.inheritedDifferences(
                relation, column, lookup.inheritedColumns(table.inherits(), column.name())));
      }
      sql.append(ColumnSql.storage(relation, column));
      sql.append(ColumnSql.after(relation, column, "permanent"));
      sql.append(ColumnSql.notNullAfter(relation, column));
      List<String> options = table.columnOptions().getOrDefault(column.name(), List.of());
      if (!options.isEmpty()) {
        sql.append("ALTER ").append(relation).append(" ALTER COLUMN ");
        sql.append(identifier(column.name())).append(ForeignSql.options(options)).append(";\n");
      }
    }
    return sql.toString();
  }

  private static Step attach(ForeignTable table, Table.Partition partition, Lookup lookup) {
    Identity id = table.id();
    String sql =
        "ALTER TABLE ONLY "
            + Names.qualified(partition.parent())
            + " ATTACH PARTITION "
            + Names.qualified(id)
            + " "
            + partition.bound()
            + ";\n";
    List<Key> needs = lookup.attachNeeds(id);
    needs.addAll(lookup.attachNeeds(partition.parent()));
    needs.add(Key.create(id));
    needs.add(Key.create(partition.parent()));
    return new Step(new Key(id, Part.ATTACH), new Place(id, Rank.ATTACH, id.name()), sql, needs);
  }
}
