package dev.plumbline.canonical;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.ExtendedStatistics;
import dev.plumbline.schema.Identity;
import java.util.List;

/** {@code CREATE STATISTICS}, and its target. */
final class StatisticsSql {
  private StatisticsSql() {}

  static Step step(ExtendedStatistics statistics) {
    Identity id = statistics.id();
    String target =
        statistics.target() == null
            ? ""
            : "ALTER STATISTICS "
                + Names.qualified(id)
                + " SET STATISTICS "
                + statistics.target()
                + ";\n";
    List<Key> needs = MetaSql.needs(statistics.meta());
    needs.add(Key.create(statistics.table()));
    String sql = statistics.definition() + ";\n" + target + MetaSql.after(id, statistics.meta());
    Place place = new Place(statistics.table(), Rank.STATISTICS, id.name());
    return new Step(Key.create(id), place, sql, needs);
  }
}
