package dev.plumbline.catalog;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Column.Generated;
import dev.plumbline.schema.Column.IdentityColumn;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The columns of every relation, and the attributes of composite types. */
final class Columns {
  private final CommonFacts facts;
  private final Map<Long, Identity> relations;
  private final Map<Address, FoundSequence> identitySequences = new HashMap<>();
  private final Map<Long, List<Numbered>> columns = new HashMap<>();
  // Few types, many columns: one copy of each text.
  private final Map<String, String> texts = new HashMap<>();

  private record Numbered(int number, Column column) {}

  private Columns(CommonFacts facts, Map<Long, Identity> relations) {
    this.facts = facts;
    this.relations = relations;
  }

  static Columns read(
      Snapshot snapshot,
      CommonFacts facts,
      Map<Long, Identity> relations,
      List<FoundSequence> sequences)
      throws SQLException {
    Columns columns = new Columns(facts, relations);
    for (FoundSequence sequence : sequences) {
      if (sequence.ofIdentity() && sequence.ownerColumn() != null) {
        columns.identitySequences.put(sequence.ownerColumn(), sequence);
      }
    }
    snapshot.forEach("columns", columns::add);
    columns.columns.values().forEach(all -> all.sort(Comparator.comparingInt(Numbered::number)));
    return columns;
  }

  static Identity identity(Identity relation, String column) {
    return new Identity(Kind.COLUMN, relation.schema(), relation.name(), column, null);
  }

  List<Column> of(long relation) {
    return columns.getOrDefault(relation, List.of()).stream().map(Numbered::column).toList();
  }

  /** Where the server keeps each column. */
  void forEachAddress(BiConsumer<Identity, Address> consumer) {
    columns.forEach((relation, all) ->
        all.forEach(one ->
            consumer.accept(
                one.column().id(), SystemCatalog.PG_CLASS.at(relation).column(one.number()))));
  }

  @Nullable String name(long relation, long number) {
    List<Numbered> all = columns.getOrDefault(relation, List.of());
    // Without dropped columns before it, the column of number n stands at n - 1.
    for (int i = (int) Math.min(number, all.size()) - 1; i >= 0; i--) {
      if (all.get(i).number() == number) {
        return all.get(i).column().name();
      }
    }
    return null;
  }

  private void add(Row row) throws SQLException {
    long relation = row.number("relation");
    int number = row.integer("number");
    Identity table = Objects.requireNonNull(relations.get(relation));
    Address address = SystemCatalog.PG_CLASS.at(relation).column(number);
    String name = text(row.text("name"));
    String expression = row.deparsedOrNull("expression");
    String generated = row.codeOrNull("generated");
    String storage = row.codeOrNull("storage");
    String compression = row.codeOrNull("compression");
    Column column =
        new Column(
            identity(table, name),
            facts.meta(address, null, List.of()),
            text(row.text("type")),
            row.textOrNull("collation"),
            row.flag("not_null"),
            NotNulls.detail(row, facts, table, name),
            generated == null ? expression : null,
            generated == null ? null : generated(expression, generated),
            identityColumn(address, row.codeOrNull("identity")),
            storage == null ? null : Codes.storage(storage),
            compression == null ? null : Codes.compression(compression),
            row.integerOrNull("statistics"),
            row.texts("options"),
            row.flag("local"));
    columns
        .computeIfAbsent(relation, ignored -> new ArrayList<>())
        .add(new Numbered(number, column));
  }

  private static Generated generated(@Nullable String expression, String code) {
    return new Generated(Objects.requireNonNull(expression), code.equals("s"));
  }

  private @Nullable IdentityColumn identityColumn(Address column, @Nullable String code) {
    FoundSequence sequence = identitySequences.get(column);
    if (code == null || sequence == null) {
      return null;
    }
    return new IdentityColumn(
        code.equals("a"),
        sequence.id(),
        sequence.options(),
        sequence.persistence(),
        facts.comment(sequence.address()),
        facts.grants(sequence.address()));
  }

  private String text(String text) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }
}
