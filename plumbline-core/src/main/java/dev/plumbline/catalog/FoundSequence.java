package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.SequenceOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sequence as the catalogs have it, that of an identity column included.
 *
 * @param ownerColumn the column it belongs to, as the server points at it; null when none
 */
record FoundSequence(
    Address address,
    Identity id,
    String owner,
    SequenceOptions options,
    String persistence,
    boolean ofIdentity,
    @Nullable Address ownerColumn) {

  static List<FoundSequence> read(Snapshot snapshot, Map<Long, Identity> relations)
      throws SQLException {
    List<FoundSequence> found = new ArrayList<>();
    snapshot.forEach("sequences", row -> found.add(sequence(row, relations)));
    return found;
  }

  private static FoundSequence sequence(Row row, Map<Long, Identity> relations)
      throws SQLException {
    long relation = row.number("owner_relation");
    Address ownerColumn =
        relation == 0
            ? null
            : SystemCatalog.PG_CLASS.at(relation).column(row.integer("owner_number"));
    return new FoundSequence(
        SystemCatalog.PG_CLASS.at(row.number("oid")),
        Objects.requireNonNull(relations.get(row.number("oid"))),
        row.text("owner"),
        new SequenceOptions(
            row.text("data_type"),
            row.number("start"),
            row.number("increment"),
            row.number("min"),
            row.number("max"),
            row.number("cache"),
            row.flag("cycle")),
        Codes.persistence(row.text("persistence")),
        row.flag("of_identity"),
        ownerColumn);
  }
}
