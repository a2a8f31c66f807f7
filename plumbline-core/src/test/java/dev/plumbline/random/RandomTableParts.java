package dev.plumbline.random;

import static dev.plumbline.random.RandomTypes.list;

import dev.plumbline.random.World.Column;
import dev.plumbline.random.World.Relation;
import dev.plumbline.random.World.Shape;
import java.util.List;
import java.util.Optional;

/** Constraints, indexes, triggers, policies, rules, statistics. */
final class RandomTableParts {
  private RandomTableParts() {}

  static final List<Proposer> ALL =
      List.of(
          RandomTableParts::key,
          RandomTableParts::key,
          RandomTableParts::foreignKey,
          RandomTableParts::foreignKey,
          RandomTableParts::check,
          RandomTableParts::check,
          RandomTableParts::exclusion,
          RandomTableParts::index,
          RandomTableParts::index,
          RandomTableParts::index,
          RandomTableParts::expressionIndex,
          RandomTableParts::cluster,
          RandomTableParts::trigger,
          RandomTableParts::trigger,
          RandomTableParts::triggerState,
          RandomTableParts::policy,
          RandomTableParts::policy,
          RandomTableParts::rule,
          RandomTableParts::statistics);

  private static Optional<Proposal> key(World world) {
    return rows(world)
        .map(relation -> {
          String columns = list(world.columns(relation, column -> column.type().ordered()));
          String name = world.name("key");
          String kind = world.oneOf("PRIMARY KEY", "UNIQUE");
          String nulls =
              kind.equals("UNIQUE") && world.major >= 15
                  ? world.when(30, " NULLS NOT DISTINCT")
                  : "";
          return new Proposal(
              "ALTER TABLE %s ADD CONSTRAINT %s %s%s (%s)%s%s"
                  .formatted(
                      relation.name,
                      name,
                      kind,
                      nulls,
                      columns,
                      world.when(15, " INCLUDE (" + world.any(relation.columns).name() + ")"),
                      world.when(20, " DEFERRABLE" + world.when(50, " INITIALLY DEFERRED"))),
              () -> relation.keys.add(columns));
        });
  }

  private static Optional<Proposal> foreignKey(World world) {
    Optional<Relation> target = world.relation(relation -> !relation.keys.isEmpty());
    return target.flatMap(to -> {
      String key = world.any(to.keys);
      Optional<Column> referenced =
          to.columns.stream().filter(column -> column.name().equals(key)).findFirst();
      return referenced.flatMap(column ->
          rows(world)
              .map(from -> {
                String own = world.name("fk");
                String action =
                    world.oneOf("", " ON DELETE CASCADE", " ON DELETE SET NULL")
                        + world.oneOf("", " ON UPDATE CASCADE", " ON UPDATE RESTRICT");
                return Proposal.of(
                    "ALTER TABLE %s ADD COLUMN %s %s%s REFERENCES %s (%s)%s%s"
                        .formatted(
                            from.name,
                            own,
                            column.type().name(),
                            world.when(50, " CONSTRAINT " + world.name("fk")),
                            to.name,
                            key,
                            action,
                            world.when(20, " DEFERRABLE INITIALLY DEFERRED")));
              }));
    });
  }

  private static Optional<Proposal> check(World world) {
    return rows(world)
        .map(relation ->
            Proposal.of(
                "ALTER TABLE %s ADD%s CHECK (%s)%s"
                    .formatted(
                        relation.name,
                        world.when(60, " CONSTRAINT " + world.name("check")),
                        condition(world, relation),
                        world.oneOf(
                            "",
                            "",
                            " NOT VALID",
                            " NO INHERIT",
                            world.major >= 18 ? " NOT ENFORCED" : ""))));
  }

  static String condition(World world, Relation relation) {
    if (relation.columns.isEmpty()) {
      return "1 > 0";
    }
    Column column = world.any(relation.columns);
    String name = column.name();
    ValueType type = column.type();
    return switch (world.random.nextInt(6)) {
      case 0 -> name + " IS NOT NULL";
      case 1 -> type.ordered() ? name + " <> " + type.value(world) : name + " IS NULL";
      case 2 ->
          type.isText() ? name + " IN ('a', 'b', 'c') OR " + name + " ~ '^\\d'" : name + " IS NULL";
      case 3 ->
          type.isNumber()
              ? name + " BETWEEN 1 AND 100 OR " + name + " = ANY (ARRAY[7, 8])"
              : "(" + name + " IS NULL) IS NOT TRUE";
      case 4 -> "CASE WHEN " + name + " IS NULL THEN 1 ELSE 2 END > 0";
      default -> "coalesce(" + name + ", " + type.value(world) + ") IS NOT NULL";
    };
  }

  private static Optional<Proposal> exclusion(World world) {
    return rows(world)
        .flatMap(relation ->
            world
                .some(relation.columns, column -> column.type().name().endsWith("range"))
                .map(column ->
                    Proposal.of(
                        "ALTER TABLE %s ADD CONSTRAINT %s EXCLUDE USING gist (%s WITH &&)%s"
                            .formatted(
                                relation.name,
                                world.name("ex"),
                                column.name(),
                                world.when(30, " WHERE (1 > 0)")))));
  }

  private static Optional<Proposal> index(World world) {
    return world
        .relation(
            relation -> relation.shape.holdsRows() || relation.shape == Shape.MATERIALIZED_VIEW)
        .filter(relation -> !relation.columns.isEmpty())
        .map(relation -> {
          String columns =
              String.join(
                  ", ",
                  world.columns(relation, column -> column.type().ordered()).stream()
                      .map(column ->
                          column.name()
                              + (column.type().isText()
                                  ? world.oneOf("", " text_pattern_ops", " COLLATE \"C\"")
                                  : "")
                              + world.oneOf("", "", " DESC", " NULLS FIRST"))
                      .toList());
          String name = world.name("idx");
          return new Proposal(
              "CREATE%s INDEX %s ON %s%s (%s)%s%s%s"
                  .formatted(
                      world.when(20, " UNIQUE"),
                      name,
                      relation.shape == Shape.PARTITIONED ? world.when(30, "ONLY ") : "",
                      relation.name,
                      columns,
                      world.when(15, " INCLUDE (" + world.any(relation.columns).name() + ")"),
                      world.when(15, " WITH (fillfactor = 60)"),
                      world.when(20, " WHERE " + condition(world, relation))),
              () ->
                  world.others.add(
                      "INDEX " + relation.name.substring(0, schemaLength(relation)) + name));
        });
  }

  /** The length of the schema and its dot. */
  private static int schemaLength(Relation relation) {
    String name = relation.name;
    int dot = name.startsWith("\"") ? name.indexOf("\".") + 1 : name.indexOf('.');
    return dot + 1;
  }

  private static Optional<Proposal> expressionIndex(World world) {
    return rows(world)
        .flatMap(relation ->
            world
                .some(
                    relation.columns, column -> column.type().isText() || column.type().isNumber())
                .map(column ->
                    Proposal.of(
                        "CREATE INDEX %s ON %s %s"
                            .formatted(
                                world.name("idx"),
                                relation.name,
                                column.type().isText()
                                    ? world
                                        .oneOf(
                                            "(lower(%s))",
                                            "USING hash (%s)",
                                            "USING gin (to_tsvector('simple'::regconfig, %s))",
                                            "((%s || 'x'::text) DESC)")
                                        .formatted(column.name())
                                    : world
                                        .oneOf("((%s + 1))", "USING brin (%s)", "(abs(%s))")
                                        .formatted(column.name())))));
  }

  private static Optional<Proposal> cluster(World world) {
    return world
        .table()
        .map(relation -> {
          String name = world.name("idx");
          List<Column> columns = world.columns(relation, column -> column.type().ordered());
          return Proposal.of(
              "CREATE UNIQUE INDEX %s ON %s (%s); ALTER TABLE %s CLUSTER ON %s"
                  .formatted(name, relation.name, list(columns), relation.name, name));
        });
  }

  private static Optional<Proposal> trigger(World world) {
    Optional<World.Routine> function =
        world.some(world.routines, routine -> routine.result().name().equals("trigger"));
    return function.flatMap(routine ->
        world
            .relation(relation -> relation.shape.holdsRows() || relation.shape == Shape.VIEW)
            .filter(relation -> !relation.columns.isEmpty())
            .map(relation -> Proposal.of(trigger(world, relation, routine))));
  }

  private static String trigger(World world, Relation relation, World.Routine routine) {
    String name = world.name("trg");
    String call = " EXECUTE FUNCTION " + routine.name() + "(" + world.when(30, "'a\\b', 7") + ")";
    if (relation.shape == Shape.VIEW) {
      return "CREATE TRIGGER %s INSTEAD OF INSERT ON %s FOR EACH ROW%s"
          .formatted(name, relation.name, call);
    }
    return switch (world.random.nextInt(4)) {
      case 0 ->
          "CREATE CONSTRAINT TRIGGER %s AFTER INSERT OR UPDATE ON %s %s FOR EACH ROW%s"
              .formatted(
                  name, relation.name, world.oneOf("", "DEFERRABLE INITIALLY DEFERRED"), call);
      case 1 ->
          "CREATE TRIGGER %s AFTER UPDATE ON %s REFERENCING OLD TABLE AS o NEW TABLE AS %s FOR EACH STATEMENT%s"
              .formatted(name, relation.name, world.name("n"), call);
      case 2 ->
          "CREATE TRIGGER %s BEFORE UPDATE OF %s OR DELETE ON %s FOR EACH ROW%s"
              .formatted(name, list(world.columns(relation, column -> true)), relation.name, call);
      default -> {
        Column column = world.any(relation.columns);
        yield "CREATE TRIGGER %s %s UPDATE ON %s FOR EACH ROW WHEN (OLD.%s IS NULL AND NEW.%s IS NOT NULL)%s"
            .formatted(
                name,
                world.oneOf("BEFORE", "AFTER"),
                relation.name,
                column.name(),
                column.name(),
                call);
      }
    };
  }

  private static Optional<Proposal> triggerState(World world) {
    return rows(world)
        .map(relation ->
            Proposal.of(
                "ALTER TABLE %s %s TRIGGER USER"
                    .formatted(relation.name, world.oneOf("DISABLE", "ENABLE"))));
  }

  private static Optional<Proposal> policy(World world) {
    return rows(world)
        .map(relation -> {
          String command = world.oneOf("ALL", "SELECT", "INSERT", "UPDATE", "DELETE");
          String using =
              command.equals("INSERT") ? "" : " USING (" + condition(world, relation) + ")";
          String check =
              command.equals("SELECT") || command.equals("DELETE")
                  ? ""
                  : " WITH CHECK (" + condition(world, relation) + ")";
          return Proposal.of(
              "CREATE POLICY %s ON %s AS %s FOR %s TO %s%s%s"
                  .formatted(
                      world.name("pol"),
                      relation.name,
                      world.oneOf("PERMISSIVE", "RESTRICTIVE"),
                      command,
                      world.oneOf("PUBLIC", "reader", "reader, \"Odd role\"", "CURRENT_USER"),
                      using,
                      check));
        });
  }

  private static Optional<Proposal> rule(World world) {
    return rows(world)
        .map(relation ->
            Proposal.of(
                "CREATE RULE %s AS ON %s TO %s %s"
                    .formatted(
                        world.name("rule"),
                        world.oneOf("INSERT", "UPDATE", "DELETE"),
                        relation.name,
                        world.oneOf(
                            "DO INSTEAD NOTHING",
                            "DO ALSO NOTIFY changed",
                            "WHERE 1 > 2 DO ALSO SELECT 1",
                            "DO ALSO (NOTIFY a; SELECT 2)"))));
  }

  private static Optional<Proposal> statistics(World world) {
    return rows(world)
        .flatMap(relation -> {
          List<Column> columns = world.columns(relation, column -> column.type().ordered());
          if (columns.size() < 2) {
            return Optional.empty();
          }
          String name = world.qualified("stat");
          return Optional.of(
              new Proposal(
                  "CREATE STATISTICS %s %s ON %s FROM %s"
                      .formatted(
                          name,
                          world.oneOf("", "(ndistinct)", "(mcv, dependencies)"),
                          list(columns),
                          relation.name),
                  () -> world.others.add("STATISTICS " + name)));
        });
  }

  private static Optional<Relation> rows(World world) {
    return world.relation(relation -> relation.shape.holdsRows() && !relation.columns.isEmpty());
  }
}
