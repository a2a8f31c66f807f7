package dev.plumbline.random;

import dev.plumbline.random.World.Column;
import dev.plumbline.random.World.Relation;
import dev.plumbline.random.World.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables of every form, and their columns. */
final class RandomTables {
  private RandomTables() {}

  static final List<Proposer> ALL =
      List.of(
          RandomTables::table,
          RandomTables::table,
          RandomTables::table,
          RandomTables::table,
          RandomTables::inheriting,
          RandomTables::like,
          RandomTables::typed,
          RandomTables::partitioned,
          RandomTables::partition,
          RandomTables::partition,
          RandomTables::addColumn,
          RandomTables::addColumn,
          RandomTables::alterColumn,
          RandomTables::alterColumn,
          RandomTables::dropColumn,
          RandomTables::alterTable);

  private static Optional<Proposal> table(World world) {
    List<Column> columns = new ArrayList<>();
    List<String> lines = columnLines(world, columns, world.random.nextInt(8));
    String name = world.qualified("t");
    String sql =
        "CREATE%s TABLE %s (%s)%s"
            .formatted(
                world.when(7, " UNLOGGED"),
                name,
                String.join(", ", lines),
                world.when(10, " WITH (fillfactor = 80)"));
    return Optional.of(new Proposal(sql, () -> add(world, name, Shape.TABLE, columns)));
  }

  private static List<String> columnLines(World world, List<Column> columns, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Column column = new Column(world.name("c"), world.any(world.types));
      lines.add(column.name() + " " + definition(world, column, columns));
      columns.add(column);
    }
    return lines;
  }

  private static String definition(World world, Column column, List<Column> before) {
    ValueType type = column.type();
    String notNull =
        world.chance(30)
            ? (world.major >= 18 ? world.when(30, " CONSTRAINT " + world.name("nn")) : "")
                + " NOT NULL"
            : "";
    String value =
        switch (world.random.nextInt(10)) {
          case 0, 1, 2 -> " DEFAULT " + type.value(world);
          case 3 ->
              type.name().matches("integer|bigint|smallint")
                  ? " GENERATED "
                      + world.oneOf("ALWAYS", "BY DEFAULT")
                      + " AS IDENTITY"
                      + world.when(40, " (START WITH 10 INCREMENT BY 5 CACHE 3)")
                  : "";
          case 4 -> generated(world, type, before);
          case 5 -> defaultByRoutine(world, type);
          default -> "";
        };
    String collation = type.isText() ? world.when(10, " COLLATE \"C\"") : "";
    return type.name() + collation + value + notNull;
  }

  private static String generated(World world, ValueType type, List<Column> before) {
    return world
        .some(before, column -> column.type() == type && type == ValueType.INTEGER)
        .map(column ->
            " GENERATED ALWAYS AS (%s * 2) %s"
                .formatted(
                    column.name(), world.major >= 18 ? world.oneOf("STORED", "VIRTUAL") : "STORED"))
        .orElse("");
  }

  private static String defaultByRoutine(World world, ValueType type) {
    return world
        .some(world.routines, routine -> routine.result() == type)
        .map(routine -> " DEFAULT " + routine.call(world))
        .orElse("");
  }

  private static Optional<Proposal> inheriting(World world) {
    return world
        .table()
        .map(parent -> {
          List<Column> columns = new ArrayList<>(parent.columns);
          List<Column> own = new ArrayList<>();
          List<String> lines = columnLines(world, own, world.random.nextInt(3));
          columns.addAll(own);
          String second =
              world.chance(20)
                  ? world
                      .table()
                      .filter(other -> other != parent)
                      .map(other -> ", " + other.name)
                      .orElse("")
                  : "";
          String name = world.qualified("child");
          return new Proposal(
              "CREATE TABLE %s (%s) INHERITS (%s%s)"
                  .formatted(name, String.join(", ", lines), parent.name, second),
              () -> add(world, name, Shape.TABLE, columns));
        });
  }

  private static Optional<Proposal> like(World world) {
    return world
        .relation(relation -> relation.shape.holdsRows())
        .map(original -> {
          String name = world.qualified("copy");
          return new Proposal(
              "CREATE TABLE %s (LIKE %s %s)"
                  .formatted(
                      name,
                      original.name,
                      world.oneOf("", "INCLUDING ALL", "INCLUDING DEFAULTS INCLUDING INDEXES")),
              () -> add(world, name, Shape.TABLE, original.columns));
        });
  }

  private static Optional<Proposal> typed(World world) {
    String type = world.qualified("row");
    String table = world.qualified("of");
    return Optional.of(
        new Proposal(
            "CREATE TYPE %s AS (a integer, \"B c\" text); CREATE TABLE %s OF %s (a WITH OPTIONS %s)"
                .formatted(type, table, type, world.oneOf("NOT NULL", "DEFAULT 5", "PRIMARY KEY")),
            () ->
                add(
                    world,
                    table,
                    Shape.TABLE,
                    List.of(
                        new Column("a", ValueType.INTEGER),
                        new Column("\"B c\"", ValueType.TEXT)))));
  }

  private static Optional<Proposal> partitioned(World world) {
    List<Column> columns = new ArrayList<>();
    List<String> lines = columnLines(world, columns, 1 + world.random.nextInt(4));
    Column key = new Column(world.name("k"), ValueType.INTEGER);
    lines.add(world.random.nextInt(lines.size() + 1), key.name() + " integer NOT NULL");
    columns.add(key);
    String name = world.qualified("parted");
    return Optional.of(
        new Proposal(
            "CREATE TABLE %s (%s) PARTITION BY %s (%s)"
                .formatted(
                    name,
                    String.join(", ", lines),
                    world.oneOf("RANGE", "LIST", "HASH"),
                    key.name()),
            () -> {
              Relation made = add(world, name, Shape.PARTITIONED, columns);
              made.partitionKey = key.name();
            }));
  }

  private static Optional<Proposal> partition(World world) {
    return world
        .relation(relation -> relation.shape == Shape.PARTITIONED)
        .map(parent -> {
          int number = world.random.nextInt(1000);
          String bounds =
              switch (world.random.nextInt(4)) {
                case 0 -> "FOR VALUES FROM (%d) TO (%d)".formatted(number, number + 7);
                case 1 -> "FOR VALUES IN (%d, %d)".formatted(number, -number - 1);
                case 2 -> "FOR VALUES WITH (MODULUS 8, REMAINDER %d)".formatted(number % 8);
                default -> "DEFAULT";
              };
          String name = world.qualified("part");
          return world.chance(25)
              ? new Proposal(
                  "CREATE TABLE %s PARTITION OF %s %s PARTITION BY LIST (%s)"
                      .formatted(name, parent.name, bounds, parent.partitionKey),
                  () ->
                      add(world, name, Shape.PARTITIONED, parent.columns).partitionKey =
                          parent.partitionKey)
              : new Proposal(
                  "CREATE TABLE %s PARTITION OF %s %s".formatted(name, parent.name, bounds),
                  () -> add(world, name, Shape.TABLE, parent.columns));
        });
  }

  private static Optional<Proposal> addColumn(World world) {
    return world
        .relation(relation -> relation.shape.holdsRows())
        .map(relation -> {
          Column column = new Column(world.name("c"), world.any(world.types));
          return new Proposal(
              "ALTER TABLE %s ADD COLUMN %s %s"
                  .formatted(
                      relation.name, column.name(), definition(world, column, relation.columns)),
              () -> relation.columns.add(column));
        });
  }

  private static Optional<Proposal> dropColumn(World world) {
    return column(world)
        .map(found ->
            new Proposal(
                "ALTER TABLE %s DROP COLUMN %s".formatted(found.relation.name, found.column.name()),
                () -> found.relation.columns.remove(found.column)));
  }

  private static Optional<Proposal> alterColumn(World world) {
    return column(world)
        .map(found -> {
          ValueType type = found.column.type();
          String action =
              switch (world.random.nextInt(9)) {
                case 0 -> "SET NOT NULL";
                case 1 -> "DROP NOT NULL";
                case 2 -> "DROP DEFAULT";
                case 3 -> "SET DEFAULT " + type.value(world);
                case 4 -> "SET STATISTICS " + world.random.nextInt(500);
                case 5 -> "SET STORAGE " + world.oneOf("PLAIN", "EXTERNAL", "MAIN", "EXTENDED");
                case 6 -> "SET COMPRESSION pglz";
                case 7 -> "SET (n_distinct = -0.5)";
                default -> "TYPE " + type.name();
              };
          return Proposal.of(
              "ALTER TABLE %s ALTER COLUMN %s %s"
                  .formatted(found.relation.name, found.column.name(), action));
        });
  }

  private static Optional<Proposal> alterTable(World world) {
    return world
        .relation(relation -> relation.shape.holdsRows())
        .map(relation ->
            Proposal.of(
                "ALTER TABLE "
                    + relation.name
                    + " "
                    + world.oneOf(
                        "ENABLE ROW LEVEL SECURITY",
                        "FORCE ROW LEVEL SECURITY",
                        "REPLICA IDENTITY FULL",
                        "REPLICA IDENTITY NOTHING",
                        "SET UNLOGGED",
                        "SET (toast.autovacuum_enabled = off)",
                        "SET (autovacuum_vacuum_scale_factor = 0.02)",
                        "OWNER TO writer")));
  }

  private record Found(Relation relation, Column column) {}

  private static Optional<Found> column(World world) {
    return world
        .relation(relation -> relation.shape.holdsRows() && !relation.columns.isEmpty())
        .map(relation -> new Found(relation, world.any(relation.columns)));
  }

  static Relation add(World world, String name, Shape shape, List<Column> columns) {
    Relation relation = new Relation(name, shape, columns);
    world.relations.add(relation);
    return relation;
  }
}
