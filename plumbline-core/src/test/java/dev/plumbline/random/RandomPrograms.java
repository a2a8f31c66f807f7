package dev.plumbline.random;

import dev.plumbline.random.World.Column;
import dev.plumbline.random.World.Relation;
import dev.plumbline.random.World.Routine;
import dev.plumbline.random.World.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions, procedures, aggregates, operators, casts, sequences, views. */
final class RandomPrograms {
  private static final ValueType TRIGGER = new ValueType("trigger", List.of(), false);

  private RandomPrograms() {}

  static final List<Proposer> ALL =
      List.of(
          RandomPrograms::function,
          RandomPrograms::function,
          RandomPrograms::bodyOfStatements,
          RandomPrograms::triggerFunction,
          RandomPrograms::tableFunction,
          RandomPrograms::procedure,
          RandomPrograms::aggregate,
          RandomPrograms::operator,
          RandomPrograms::cast,
          RandomPrograms::sequence,
          RandomPrograms::sequence,
          RandomPrograms::view,
          RandomPrograms::view,
          RandomPrograms::view,
          RandomPrograms::join,
          RandomPrograms::materializedView,
          RandomPrograms::replaceView);

  private static Optional<Proposal> function(World world) {
    String name = world.qualified("f");
    ValueType result = world.any(world.types);
    List<ValueType> types = new ArrayList<>();
    List<String> parameters = parameters(world, types);
    boolean immutable = world.chance(30);
    String options =
        (immutable ? " IMMUTABLE" : world.oneOf("", " STABLE", " VOLATILE"))
            + world.oneOf("", " STRICT", " PARALLEL SAFE", " SECURITY DEFINER")
            + world.when(15, " COST 7")
            + world.when(15, " SET search_path TO 'pg_catalog', 'Odd one', ''")
            + world.when(10, " SET work_mem TO '10MB'");
    String body =
        world.chance(50)
            ? " LANGUAGE sql AS " + world.quoted("SELECT " + result.value(world))
            : " LANGUAGE plpgsql AS $b$\nBEGIN\n  RETURN "
                + result.value(world)
                + "; -- \\ 'quoted'\nEND\n$b$";
    return Optional.of(
        routine(
            world,
            "CREATE FUNCTION %s(%s) RETURNS %s%s%s"
                .formatted(name, String.join(", ", parameters), result.name(), options, body),
            new Routine(name, types, result, immutable)));
  }

  private static List<String> parameters(World world, List<ValueType> types) {
    List<String> parameters = new ArrayList<>();
    boolean defaults = false;
    for (int i = world.random.nextInt(4); i > 0; i--) {
      ValueType type = world.any(world.types);
      defaults |= world.chance(20);
      types.add(type);
      parameters.add(
          world.when(70, world.name("p") + " ")
              + type.name()
              + (defaults ? " DEFAULT " + type.value(world) : ""));
    }
    return parameters;
  }

  private static Proposal routine(World world, String sql, Routine routine) {
    return new Proposal(
        sql,
        () -> {
          world.routines.add(routine);
          world.others.add("FUNCTION " + routine.signature());
        });
  }

  /** Its body is parsed when it is made, so it depends on what it names. */
  private static Optional<Proposal> bodyOfStatements(World world) {
    return world
        .relation(relation -> !relation.columns.isEmpty())
        .map(relation -> {
          String name = world.qualified("f");
          Column column = world.any(relation.columns);
          return routine(
              world,
              "CREATE FUNCTION %s() RETURNS SETOF %s LANGUAGE sql BEGIN ATOMIC SELECT %s FROM %s WHERE %s; END"
                  .formatted(
                      name,
                      column.type().name(),
                      column.name(),
                      relation.name,
                      RandomTableParts.condition(world, relation)),
              new Routine(name, List.of(), new ValueType("set", List.of(), false), false));
        });
  }

  private static Optional<Proposal> triggerFunction(World world) {
    String name = world.qualified("tf");
    return Optional.of(
        routine(
            world,
            "CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $x$ BEGIN RETURN NEW; END $x$"
                .formatted(name),
            new Routine(name, List.of(), TRIGGER, false)));
  }

  private static Optional<Proposal> tableFunction(World world) {
    String name = world.qualified("f");
    ValueType type = world.any(world.types);
    return Optional.of(
        routine(
            world,
            "CREATE FUNCTION %s(OUT %s integer, OUT %s %s) RETURNS SETOF record ROWS 5 LANGUAGE sql AS %s"
                .formatted(
                    name,
                    world.name("o"),
                    world.name("o"),
                    type.name(),
                    world.quoted("SELECT 1, " + type.value(world))),
            new Routine(name, List.of(), new ValueType("set", List.of(), false), false)));
  }

  private static Optional<Proposal> procedure(World world) {
    String name = world.qualified("proc");
    List<ValueType> types = new ArrayList<>();
    List<String> parameters = parameters(world, types);
    return Optional.of(
        Proposal.of(
            "CREATE PROCEDURE %s(%s) LANGUAGE sql AS 'SELECT 1'"
                .formatted(name, String.join(", ", parameters))));
  }

  private static Optional<Proposal> aggregate(World world) {
    return world
        .some(world.types, type -> !type.name().contains("[") && !ValueType.BUILT_IN.contains(type))
        .map(type -> {
          String step = world.qualified("step");
          String name = world.qualified("agg");
          return new Proposal(
              "CREATE FUNCTION %s(s %s, v %s) RETURNS %s LANGUAGE sql AS 'SELECT $2'; CREATE AGGREGATE %s(%s) (SFUNC = %s, STYPE = %s%s)"
                  .formatted(
                      step,
                      type.name(),
                      type.name(),
                      type.name(),
                      name,
                      type.name(),
                      step,
                      type.name(),
                      world.when(30, ", PARALLEL = SAFE")),
              () -> world.others.add("AGGREGATE " + name + "(" + type.name() + ")"));
        });
  }

  private static Optional<Proposal> operator(World world) {
    return world
        .some(
            world.routines,
            routine ->
                routine.arguments().size() == 2
                    && !routine.result().name().equals("trigger")
                    && !routine.result().name().equals("set"))
        .map(routine ->
            Proposal.of(
                "CREATE OPERATOR %s.%s (FUNCTION = %s, LEFTARG = %s, RIGHTARG = %s)"
                    .formatted(
                        world.any(world.schemas),
                        world.oneOf("@#@", "~~>", "<?>", "|=|", "&+"),
                        routine.name(),
                        routine.arguments().get(0).name(),
                        routine.arguments().get(1).name())));
  }

  private static Optional<Proposal> cast(World world) {
    return world
        .some(
            world.routines,
            routine -> routine.arguments().size() == 1 && !routine.result().values().isEmpty())
        .map(routine ->
            Proposal.of(
                "CREATE CAST (%s AS %s) WITH FUNCTION %s%s"
                    .formatted(
                        routine.arguments().getFirst().name(),
                        routine.result().name(),
                        routine.signature(),
                        world.oneOf("", " AS ASSIGNMENT"))));
  }

  private static Optional<Proposal> sequence(World world) {
    String name = world.qualified("seq");
    String owned =
        world
            .relation(relation -> relation.shape == Shape.TABLE && !relation.columns.isEmpty())
            .filter(relation -> world.chance(30))
            .map(
                relation -> " OWNED BY " + relation.name + "." + world.any(relation.columns).name())
            .orElse("");
    return Optional.of(
        new Proposal(
            "CREATE%s SEQUENCE %s%s%s%s%s"
                .formatted(
                    world.major >= 15 ? world.when(10, " UNLOGGED") : "",
                    name,
                    world.oneOf("", " AS integer", " AS smallint"),
                    world.oneOf("", " INCREMENT BY -2 MAXVALUE 100 MINVALUE -100", " MINVALUE 5"),
                    world.when(20, " CYCLE"),
                    owned),
            () -> {
              world.others.add("SEQUENCE " + name);
              String next = "nextval(" + world.quoted(name) + "::regclass)";
              world.types.add(new ValueType("bigint", List.of(next), true));
            }));
  }

  private static Optional<Proposal> view(World world) {
    return source(world)
        .map(source -> {
          String name = world.qualified("v");
          List<Column> columns = world.columns(source, column -> true);
          String condition = RandomTableParts.condition(world, source);
          String sql =
              "CREATE VIEW %s%s AS SELECT %s FROM %s%s%s"
                  .formatted(
                      name,
                      world.oneOf(
                          "",
                          "",
                          " WITH (security_barrier)",
                          world.major >= 15 ? " WITH (security_invoker = on)" : ""),
                      RandomTypes.list(columns),
                      source.name,
                      world.when(50, " WHERE " + condition),
                      world.when(20, " WITH LOCAL CHECK OPTION"));
          return new Proposal(sql, () -> RandomTables.add(world, name, Shape.VIEW, columns));
        });
  }

  private static Optional<Proposal> join(World world) {
    Optional<Relation> left = source(world);
    Optional<Relation> right = source(world);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    Column first = world.any(left.get().columns);
    Column second = world.any(right.get().columns);
    String name = world.qualified("v");
    String one = world.name("a");
    String two = world.name("b");
    String query =
        switch (world.random.nextInt(4)) {
          case 0 ->
              "WITH w AS (SELECT %s AS x FROM %s) SELECT w.x AS %s, b.%s AS %s FROM w LEFT JOIN %s b ON true"
                  .formatted(
                      first.name(), left.get().name, one, second.name(), two, right.get().name);
          case 1 ->
              "SELECT a.%s AS %s, count(*) AS %s FROM %s a CROSS JOIN %s b GROUP BY a.%s"
                  .formatted(
                      first.name(), one, two, left.get().name, right.get().name, first.name());
          case 2 ->
              "SELECT a.%s AS %s, (SELECT max(1) FROM %s) AS %s FROM %s a ORDER BY 2 LIMIT 10"
                  .formatted(first.name(), one, right.get().name, two, left.get().name);
          default ->
              "SELECT a.%s AS %s, row_number() OVER (PARTITION BY b.%s IS NULL) AS %s FROM %s a, %s b"
                  .formatted(
                      first.name(), one, second.name(), two, left.get().name, right.get().name);
        };
    return Optional.of(
        new Proposal(
            "CREATE VIEW " + name + " AS " + query,
            () ->
                RandomTables.add(world, name, Shape.VIEW, List.of(new Column(one, first.type())))));
  }

  private static Optional<Proposal> materializedView(World world) {
    return source(world)
        .map(source -> {
          String name = world.qualified("mv");
          List<Column> columns = world.columns(source, column -> true);
          return new Proposal(
              "CREATE MATERIALIZED VIEW %s%s AS SELECT %s FROM %s WITH NO DATA"
                  .formatted(
                      name,
                      world.when(20, " WITH (fillfactor = 70)"),
                      RandomTypes.list(columns),
                      source.name),
              () -> RandomTables.add(world, name, Shape.MATERIALIZED_VIEW, columns));
        });
  }

  /** Views that name each other's later columns, in an order no name or oid tells. */
  private static Optional<Proposal> replaceView(World world) {
    return world
        .relation(relation -> relation.shape == Shape.VIEW)
        .flatMap(view ->
            source(world)
                .map(source ->
                    Proposal.of(
                        "CREATE OR REPLACE VIEW %s AS SELECT %s FROM (SELECT %s FROM %s) AS x(%s), %s y"
                            .formatted(
                                view.name,
                                RandomTypes.list(view.columns),
                                String.join(
                                    ", ",
                                    view.columns.stream()
                                        .map(column -> "NULL::" + column.type().name())
                                        .toList()),
                                source.name,
                                RandomTypes.list(view.columns),
                                source.name))));
  }

  private static Optional<Relation> source(World world) {
    return world.relation(relation -> !relation.columns.isEmpty());
  }
}
