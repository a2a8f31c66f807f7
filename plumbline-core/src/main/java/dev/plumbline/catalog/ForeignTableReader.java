package dev.plumbline.catalog;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.ForeignTable;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Table;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class ForeignTableReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    Map<Long, Map<String, List<String>>> columnOptions = new HashMap<>();
    reading.forEach(
        "foreign_columns",
        row ->
            columnOptions
                .computeIfAbsent(row.number("relation"), ignored -> new HashMap<>())
                .put(row.text("name"), row.sortedTexts("options")));
    reading.forEach(
        "foreign_tables",
        row -> add(row, reading, columnOptions.getOrDefault(row.number("oid"), Map.of())));
  }

  private static void add(Row row, Reading reading, Map<String, List<String>> columnOptions)
      throws SQLException {
    long oid = row.number("oid");
    Identity id = reading.relations().identity(oid);
    List<Column> columns = reading.relations().columns(oid);
    String bound = row.textOrNull("partition_bound");
    List<Identity> parents =
        row.numbers("parents").stream().map(reading.relations()::identity).toList();
    Table.Partition partition =
        bound == null ? null : new Table.Partition(parents.get(0), bound, row.flag("detaching"));
    List<Identity> inherits = bound == null ? parents : List.of();
    String server = row.text("server");
    List<String> options = row.sortedTexts("options");
    reading.add(
        SystemCatalog.PG_CLASS.at(oid),
        id,
        row.text("owner"),
        meta ->
            new ForeignTable(
                id, meta, columns, partition, inherits, server, options, columnOptions));
  }
}
