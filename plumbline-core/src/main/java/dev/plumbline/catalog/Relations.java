package dev.plumbline.catalog;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Every relation by object id: its identity, its columns, and the sequences. */
final class Relations {
  private final Map<Long, Identity> identities;
  private final List<FoundSequence> sequences;
  private final Columns columns;

  private Relations(
      Map<Long, Identity> identities, List<FoundSequence> sequences, Columns columns) {
    this.identities = identities;
    this.sequences = sequences;
    this.columns = columns;
  }

  static Relations read(Snapshot snapshot, CommonFacts facts) throws SQLException {
    Map<Long, Identity> identities = new HashMap<>();
    snapshot.forEach("relations", row -> identities.put(row.number("oid"), identity(row)));
    List<FoundSequence> sequences = FoundSequence.read(snapshot, identities);
    return new Relations(
        identities, sequences, Columns.read(snapshot, facts, identities, sequences));
  }

  /** The identity of a relation that exists. */
  Identity identity(long oid) {
    return Objects.requireNonNull(identities.get(oid), () -> "no relation " + oid);
  }

  /** The columns in attribute order. */
  List<Column> columns(long oid) {
    return columns.of(oid);
  }

  /** Where the server keeps each column. */
  void forEachColumnAddress(BiConsumer<Identity, Address> consumer) {
    columns.forEachAddress(consumer);
  }

  /** The names of the columns of these numbers; null in the place of an expression (0). */
  @Nullable String columnName(long oid, long number) {
    return columns.name(oid, number);
  }

  /** Those of identity columns too. */
  List<FoundSequence> sequences() {
    return sequences;
  }

  private static Identity identity(Row row) throws SQLException {
    Kind kind =
        switch (row.text("kind")) {
          case "i", "I" -> Kind.INDEX;
          case "S" -> Kind.SEQUENCE;
          case "v" -> Kind.VIEW;
          case "m" -> Kind.MATERIALIZED_VIEW;
          case "f" -> Kind.FOREIGN_TABLE;
          case "c" -> Kind.COMPOSITE_TYPE;
          default -> Kind.TABLE;
        };
    return Identity.inSchema(kind, row.text("schema"), row.text("name"));
  }
}
