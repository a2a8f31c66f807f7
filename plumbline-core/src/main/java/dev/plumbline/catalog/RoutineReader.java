package dev.plumbline.catalog;

import dev.plumbline.deparse.Deparsed;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.Routine;
import java.sql.SQLException;

final class RoutineReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "routines",
        row -> {
          Routine routine = routine(row);
          reading.add(
              SystemCatalog.PG_PROC.at(row.number("oid")),
              routine.id(),
              row.text("owner"),
              meta -> with(meta, routine));
        });
  }

  private static Routine routine(Row row) throws SQLException {
    String kind = row.text("kind");
    return new Routine(
        Identity.routine(
            kind.equals("p") ? Kind.PROCEDURE : Kind.FUNCTION,
            row.text("schema"),
            row.text("name"),
            row.text("argument_types")),
        Meta.NONE,
        Deparsed.routine(row.text("arguments")),
        row.textOrNull("result"),
        row.text("language"),
        row.flag("body_deparsed") ? Deparsed.routine(row.text("body")) : row.text("body"),
        volatility(row.text("volatility")),
        row.flag("strict"),
        row.flag("security_definer"),
        row.flag("leakproof"),
        kind.equals("w"),
        parallel(row.text("parallel")),
        row.real("cost"),
        row.real("rows"),
        row.sortedTexts("settings"),
        row.textOrNull("support"),
        row.texts("transforms"),
        Deparsed.routine(row.text("definition")));
  }

  private static String volatility(String code) {
    return switch (code) {
      case "i" -> "IMMUTABLE";
      case "s" -> "STABLE";
      case "v" -> "VOLATILE";
      default -> throw Codes.unknown("volatility", code);
    };
  }

  static String parallel(String code) {
    return switch (code) {
      case "u" -> "UNSAFE";
      case "r" -> "RESTRICTED";
      case "s" -> "SAFE";
      default -> throw Codes.unknown("parallel safety", code);
    };
  }

  private static Routine with(Meta meta, Routine r) {
    return new Routine(
        r.id(),
        meta,
        r.arguments(),
        r.result(),
        r.language(),
        r.body(),
        r.volatility(),
        r.strict(),
        r.securityDefiner(),
        r.leakproof(),
        r.window(),
        r.parallel(),
        r.cost(),
        r.rows(),
        r.settings(),
        r.support(),
        r.transforms(),
        r.definition());
  }
}
