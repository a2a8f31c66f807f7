package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Index;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code CREATE INDEX}, and what an index of a constraint carries beyond it. */
final class IndexSql {
  private IndexSql() {}

  static Step step(Index index, Lookup lookup) {
    Identity id = index.id();
    List<Key> needs = MetaSql.needs(index.meta());
    needs.add(Key.create(index.table()));
    if (index.constraint() != null) {
      needs.addAll(lookup.indexSteps(id.schema(), id.name()));
    }
    if (lookup.isUnfinished(index) && index.constraint() == null) {
      for (Identity partition : lookup.partitionsOf(index.table())) {
        needs.add(new Key(partition, Part.ATTACH));
      }
    }
    Identity parent = index.partitionOf();
    // The server attaches by itself, in the order the indexes were made; see Lookup#attachNeeds.
    Identity attachTo = parent != null && lookup.isUnfinished(parent) ? parent : null;
    if (attachTo != null) {
      needs.addAll(lookup.indexSteps(attachTo.schema(), attachTo.name()));
      needs.add(new Key(index.table(), Part.ATTACH));
    }
    String label = (parent == null ? "1" : "0" + parent.name()) + " " + id.name();
    Rank rank = index.constraint() == null ? Rank.INDEX : Rank.INDEX_ATTACH;
    return new Step(
        Key.create(id),
        new Place(index.table(), rank, label),
        sql(index, lookup.isPartitioned(index.table()), attachTo),
        needs);
  }

  private static String sql(Index index, boolean partitioned, @Nullable Identity attachTo) {
    String name = Names.qualified(index.id());
    StringBuilder sql = new StringBuilder();
    if (index.constraint() == null) {
      if (!index.valid() && !partitioned) {
        return "-- index "
            + name.replaceAll("\\R", " ")
            + " is INVALID (CREATE INDEX CONCURRENTLY failed): left out; drop it, then make it"
            + " again\n";
      }
      sql.append(index.definition()).append(";\n");
    }
    if (index.tablespace() != null && index.constraint() == null) {
      sql.append("ALTER INDEX ").append(name).append(" SET TABLESPACE ");
      sql.append(identifier(index.tablespace())).append(";\n");
    }
    new TreeMap<>(index.statistics())
        .forEach((column, target) ->
            sql.append("ALTER INDEX ")
                .append(name)
                .append(" ALTER COLUMN ")
                .append(column)
                .append(" SET STATISTICS ")
                .append(target)
                .append(";\n"));
    if (index.clustered()) {
      sql.append("ALTER ").append(index.table().kind().keyword()).append(' ');
      sql.append(Names.qualified(index.table()));
      sql.append(" CLUSTER ON ").append(identifier(index.id().name())).append(";\n");
    }
    if (attachTo != null) {
      sql.append("ALTER INDEX ").append(Names.qualified(attachTo));
      sql.append(" ATTACH PARTITION ").append(name).append(";\n");
    }
    return sql.append(MetaSql.after(index.id(), index.meta())).toString();
  }
}
