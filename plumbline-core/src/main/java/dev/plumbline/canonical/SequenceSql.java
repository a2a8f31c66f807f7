package dev.plumbline.canonical;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Quoting;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.SequenceOptions;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE SEQUENCE}, and the options of identity columns. */
final class SequenceSql {
  private SequenceSql() {}

  static List<Step> steps(Sequence sequence, Lookup lookup) {
    Identity id = sequence.id();
    String name = Names.qualified(id);
    String unlogged = sequence.persistence().equals("unlogged") ? "UNLOGGED " : "";
    String type = sequence.options().dataType();
    List<String> clauses = clauses(sequence.options(), type);
    if (!type.equals("bigint")) {
      clauses.add(0, "AS " + type);
    }
    String sql =
        "CREATE "
            + unlogged
            + "SEQUENCE "
            + name
            + joined(clauses)
            + ";\n"
            + MetaSql.after(id, sequence.meta());
    Identity column = sequence.ownedBy();
    if (column == null) {
      Place place = new Place(id, Rank.ROOT, id.name());
      return List.of(new Step(Key.create(id), place, sql, MetaSql.needs(sequence.meta())));
    }
    Identity table = lookup.relation(column);
    List<Key> needs = MetaSql.needs(sequence.meta());
    needs.remove(Key.create(table));
    Step create = new Step(Key.create(id), new Place(table, Rank.BEFORE, id.name()), sql, needs);
    String owned =
        "ALTER SEQUENCE "
            + name
            + " OWNED BY "
            + Names.parent(column)
            + "."
            + Quoting.identifier(column.name())
            + ";\n";
    Step ownedBy =
        new Step(
            new Key(id, Part.OWNED_BY),
            new Place(table, Rank.OWNED_BY, id.name()),
            owned,
            List.of(Key.create(id), Key.create(table), new Key(table, Part.COMPLETE)));
    return List.of(create, ownedBy);
  }

  private static String joined(List<String> clauses) {
    return clauses.isEmpty() ? "" : " " + String.join(" ", clauses);
  }

  /** The clauses in which the options differ from what a sequence of that type gets by itself. */
  static List<String> clauses(SequenceOptions options, String type) {
    boolean up = options.increment() > 0;
    long min = up ? 1 : lowest(type);
    long max = up ? highest(type) : -1;
    List<String> clauses = new ArrayList<>();
    if (options.start() != (up ? options.min() : options.max())) {
      clauses.add("START WITH " + options.start());
    }
    if (options.increment() != 1) {
      clauses.add("INCREMENT BY " + options.increment());
    }
    if (options.min() != min) {
      clauses.add("MINVALUE " + options.min());
    }
    if (options.max() != max) {
      clauses.add("MAXVALUE " + options.max());
    }
    if (options.cache() != 1) {
      clauses.add("CACHE " + options.cache());
    }
    if (options.cycle()) {
      clauses.add("CYCLE");
    }
    return clauses;
  }

  private static long lowest(String type) {
    return switch (type) {
      case "smallint" -> Short.MIN_VALUE;
      case "integer" -> Integer.MIN_VALUE;
      default -> Long.MIN_VALUE;
    };
  }

  private static long highest(String type) {
    return switch (type) {
      case "smallint" -> Short.MAX_VALUE;
      case "integer" -> Integer.MAX_VALUE;
      default -> Long.MAX_VALUE;
    };
  }
}
