package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Publication;
import dev.plumbline.schema.Publication.PublishedTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class PublicationReader implements KindReader {
  private static final int LISTS_AND_FILTERS_SINCE = 15;

  @Override
  public void read(Reading reading) throws SQLException {
    Map<Long, List<PublishedTable>> tables = new HashMap<>();
    Map<Long, List<String>> schemas = new HashMap<>();
    boolean old = reading.majorVersion() < LISTS_AND_FILTERS_SINCE;
    reading.forEach(
        old ? "publication_tables_14" : "publication_tables",
        row ->
            tables
                .computeIfAbsent(row.number("publication"), ignored -> new ArrayList<>())
                .add(
                    new PublishedTable(
                        reading.relations().identity(row.number("relation")),
                        row.texts("columns"),
                        row.deparsedOrNull("filter"))));
    if (!old) {
      reading.forEach(
          "publication_schemas",
          row -> schemas.put(row.number("publication"), row.sortedTexts("schemas")));
    }
    reading.forEach(
        "publications",
        row -> {
          long oid = row.number("oid");
          add(
              row,
              reading,
              tables.getOrDefault(oid, List.of()).stream()
                  .sorted(Comparator.comparing(PublishedTable::table))
                  .toList(),
              schemas.getOrDefault(oid, List.of()));
        });
  }

  private static void add(
      Row row, Reading reading, List<PublishedTable> tables, List<String> schemas)
      throws SQLException {
    Identity id = Identity.global(Kind.PUBLICATION, row.text("name"));
    boolean allTables = row.flag("all_tables");
    List<String> publish = row.texts("publish");
    boolean viaRoot = row.flag("via_root");
    String generated = row.text("generated").equals("s") ? "stored" : "none";
    reading.add(
        SystemCatalog.PG_PUBLICATION.at(row.number("oid")),
        id,
        row.text("owner"),
        meta -> new Publication(id, meta, allTables, tables, schemas, publish, viaRoot, generated));
  }
}
