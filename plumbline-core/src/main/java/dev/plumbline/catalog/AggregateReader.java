package dev.plumbline.catalog;

import dev.plumbline.schema.Aggregate;
import dev.plumbline.schema.Aggregate.Moving;
import dev.plumbline.schema.Aggregate.State;
import dev.plumbline.schema.Aggregate.Variant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Meta;
import java.sql.SQLException;

final class AggregateReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "aggregates",
        row -> {
          Aggregate aggregate = aggregate(row);
          reading.add(
              SystemCatalog.PG_PROC.at(row.number("oid")),
              aggregate.id(),
              row.text("owner"),
              meta -> with(meta, aggregate));
        });
  }

  private static Aggregate aggregate(Row row) throws SQLException {
    String inverse = row.textOrNull("moving_inverse");
    return new Aggregate(
        Identity.routine(
            Kind.AGGREGATE, row.text("schema"), row.text("name"), row.text("argument_types")),
        Meta.NONE,
        row.text("arguments"),
        variant(row.text("variant")),
        state(row, ""),
        row.textOrNull("combine"),
        row.textOrNull("serialize"),
        row.textOrNull("deserialize"),
        inverse == null ? null : new Moving(inverse, state(row, "moving_")),
        row.textOrNull("sort_operator"),
        RoutineReader.parallel(row.text("parallel")));
  }

  private static State state(Row row, String prefix) throws SQLException {
    return new State(
        row.text(prefix + "transition"),
        row.text(prefix + "type"),
        row.integer(prefix + "space"),
        row.textOrNull(prefix + "final"),
        row.flag(prefix + "final_extra"),
        finalModify(row.text(prefix + "final_modify")),
        row.textOrNull(prefix + "initial"));
  }

  private static Variant variant(String code) {
    return switch (code) {
      case "n" -> Variant.NORMAL;
      case "o" -> Variant.ORDERED_SET;
      case "h" -> Variant.HYPOTHETICAL;
      default -> throw Codes.unknown("kind of aggregate", code);
    };
  }

  private static String finalModify(String code) {
    return switch (code) {
      case "r" -> "READ_ONLY";
      case "s" -> "SHAREABLE";
      case "w" -> "READ_WRITE";
      default -> throw Codes.unknown("final function's use of the state", code);
    };
  }

  private static Aggregate with(Meta meta, Aggregate a) {
    return new Aggregate(
        a.id(),
        meta,
        a.arguments(),
        a.variant(),
        a.state(),
        a.combine(),
        a.serialize(),
        a.deserialize(),
        a.moving(),
        a.sortOperator(),
        a.parallel());
  }
}
