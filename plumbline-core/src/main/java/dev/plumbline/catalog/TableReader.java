package dev.plumbline.catalog;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.Table.Partition;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

final class TableReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach("tables", row -> add(row, reading));
  }

  private static void add(Row row, Reading reading) throws SQLException {
    long oid = row.number("oid");
    Identity id = reading.relations().identity(oid);
    List<Column> columns = reading.relations().columns(oid);
    String persistence = Codes.persistence(row.text("persistence"));
    String partitionKey = row.deparsedOrNull("partition_key");
    String bound = row.textOrNull("partition_bound");
    List<Identity> parents =
        row.numbers("parents").stream().map(reading.relations()::identity).toList();
    Partition partition =
        bound == null ? null : new Partition(parents.get(0), bound, row.flag("detaching"));
    List<Identity> inherits = bound == null ? parents : List.of();
    String ofType = row.textOrNull("of_type");
    List<String> options = options(row);
    String accessMethod = row.textOrNull("access_method");
    String tablespace = row.textOrNull("tablespace");
    boolean rowSecurity = row.flag("row_security");
    boolean forceRowSecurity = row.flag("force_row_security");
    String replicaIdentity = replicaIdentity(row);
    reading.add(
        SystemCatalog.PG_CLASS.at(oid),
        id,
        row.text("owner"),
        meta ->
            new Table(
                id,
                meta,
                persistence,
                columns,
                partitionKey,
                partition,
                inherits,
                ofType,
                options,
                accessMethod,
                tablespace,
                rowSecurity,
                forceRowSecurity,
                replicaIdentity));
  }

  /**
   * Storage options as they were set, those of the TOAST table among them; for materialized views
   * too.
   */
  static List<String> options(Row row) throws SQLException {
    Stream<String> toast = row.texts("toast_options").stream().map(option -> "toast." + option);
    return Stream.concat(row.texts("options").stream(), toast).toList();
  }

  /** For materialized views too. */
  static String replicaIdentity(Row row) throws SQLException {
    String code = row.text("replica_identity");
    String index = row.textOrNull("replica_index");
    return switch (code) {
      case "d" -> "DEFAULT";
      case "f" -> "FULL";
      // An index that was dropped meanwhile identifies nothing.
      case "n" -> "NOTHING";
      case "i" -> index == null ? "NOTHING" : "USING INDEX " + index;
      default -> throw Codes.unknown("replica identity", code);
    };
  }
}
