package dev.plumbline.catalog;

import dev.plumbline.deparse.Deparsed;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Index;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

final class IndexReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "indexes",
        row -> {
          if (reading.reads(Aspect.COMMENTS) || !row.flag("only_comment")) {
            add(row, reading);
          }
        });
  }

  private static void add(Row row, Reading reading) throws SQLException {
    Relations relations = reading.relations();
    Identity id = relations.identity(row.number("oid"));
    Identity table = relations.identity(row.number("relation"));
    String definition = row.deparsed("definition");
    List<String> columns = columns(row, relations);
    boolean unique = row.flag("is_unique");
    boolean valid = row.flag("valid");
    boolean clustered = row.flag("clustered");
    String constraint = row.textOrNull("constraint_name");
    long parent = row.number("parent");
    Identity partitionOf = parent == 0 ? null : relations.identity(parent);
    Map<Integer, Integer> statistics = statistics(row);
    String tablespace = row.textOrNull("tablespace");
    Address address = SystemCatalog.PG_CLASS.at(row.number("oid"));
    reading.needs(address, SystemCatalog.PG_CLASS.at(row.number("relation")));
    reading.addPart(
        address,
        id,
        table,
        meta ->
            new Index(
                id,
                meta,
                table,
                definition,
                columns,
                unique,
                valid,
                clustered,
                constraint,
                partitionOf,
                statistics,
                tablespace));
  }

  /** Names of columns; where the key has an expression, that. */
  private static List<String> columns(Row row, Relations relations) throws SQLException {
    long relation = row.number("relation");
    Iterator<String> expressions = row.texts("expressions").iterator();
    List<String> columns = new ArrayList<>();
    for (long number : row.numbers("key")) {
      columns.add(
          number == 0
              ? Deparsed.expression(expressions.next())
              : Objects.requireNonNull(relations.columnName(relation, number)));
    }
    return columns;
  }

  private static Map<Integer, Integer> statistics(Row row) throws SQLException {
    List<Long> numbers = row.numbers("statistics_numbers");
    List<Long> targets = row.numbers("statistics_targets");
    Map<Integer, Integer> statistics = new HashMap<>();
    for (int i = 0; i < numbers.size(); i++) {
      statistics.put(numbers.get(i).intValue(), targets.get(i).intValue());
    }
    return statistics;
  }
}
