package dev.plumbline.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Schemas, types and what belongs to types. */
final class RandomTypes {
  private RandomTypes() {}

  static final List<Proposer> ALL =
      List.of(
          RandomTypes::schema,
          RandomTypes::enumType,
          RandomTypes::enumType,
          RandomTypes::addValue,
          RandomTypes::domain,
          RandomTypes::domain,
          RandomTypes::composite,
          RandomTypes::range,
          RandomTypes::collation);

  private static Optional<Proposal> schema(World world) {
    if (world.schemas.size() > 3) {
      return Optional.empty();
    }
    String name = world.name("app");
    return Optional.of(new Proposal("CREATE SCHEMA " + name, () -> remember(world, name)));
  }

  private static void remember(World world, String schema) {
    world.schemas.add(schema);
    world.others.add("SCHEMA " + schema);
  }

  private static Optional<Proposal> enumType(World world) {
    String name = world.qualified("mood");
    List<String> labels = new ArrayList<>();
    for (int i = world.random.nextInt(5); i >= 0; i--) {
      labels.add(world.quoted(world.oneOf("a", "it's", "B\\", "é ", "x,y") + i));
    }
    List<String> values = labels.stream().map(label -> label + "::" + name).toList();
    return Optional.of(
        new Proposal(
            "CREATE TYPE " + name + " AS ENUM (" + String.join(", ", labels) + ")",
            () -> type(world, new ValueType(name, values, true), "TYPE")));
  }

  private static Optional<Proposal> addValue(World world) {
    return world
        .some(world.types, type -> type.values().getFirst().startsWith("'") && isOwn(type))
        .map(type ->
            Proposal.of(
                "ALTER TYPE %s ADD VALUE %s %s %s"
                    .formatted(
                        type.name(),
                        world.quoted("added" + world.random.nextInt(1000)),
                        world.oneOf("BEFORE", "AFTER"),
                        type.values().getFirst().split("::", 2)[0])));
  }

  private static boolean isOwn(ValueType type) {
    return !ValueType.BUILT_IN.contains(type);
  }

  private static Optional<Proposal> domain(World world) {
    String name = world.qualified("dom");
    ValueType base = world.any(world.types);
    String check =
        switch (world.random.nextInt(5)) {
          case 0 -> " CHECK (VALUE IS NOT NULL OR 1 > 0)";
          case 1 -> " CONSTRAINT " + world.name("ok") + " CHECK (VALUE IS DISTINCT FROM NULL)";
          case 2 -> base.isText() ? " CHECK (length(VALUE) < 100)" : "";
          case 3 -> base.isNumber() ? " CHECK (VALUE > 0) CHECK (VALUE <> 13)" : "";
          default -> "";
        };
    String sql =
        "CREATE DOMAIN %s AS %s%s%s%s"
            .formatted(
                name,
                base.name(),
                base.isText() ? world.when(30, " COLLATE \"C\"") : "",
                world.when(30, " DEFAULT " + base.value(world)),
                check);
    List<String> values = base.values().stream().map(value -> "(" + value + ")::" + name).toList();
    return Optional.of(
        new Proposal(
            sql, () -> type(world, new ValueType(name, values, base.ordered()), "DOMAIN")));
  }

  private static Optional<Proposal> composite(World world) {
    String name = world.qualified("pair");
    ValueType first = world.any(world.types);
    ValueType second = world.any(world.types);
    String sql =
        "CREATE TYPE %s AS (%s %s, %s %s)"
            .formatted(name, world.name("l"), first.name(), world.name("r"), second.name());
    String value = "ROW(%s, %s)::%s".formatted(first.value(world), second.value(world), name);
    return Optional.of(
        new Proposal(
            sql,
            () ->
                type(
                    world,
                    new ValueType(name, List.of(value), first.ordered() && second.ordered()),
                    "TYPE")));
  }

  private static Optional<Proposal> range(World world) {
    String name = world.qualified("span");
    return world
        .some(world.types, ValueType::ordered)
        .map(sub ->
            new Proposal(
                "CREATE TYPE %s AS RANGE (SUBTYPE = %s%s%s)"
                    .formatted(
                        name,
                        sub.name(),
                        sub.isText() ? world.when(30, ", COLLATION = \"C\"") : "",
                        world.when(40, ", MULTIRANGE_TYPE_NAME = " + world.qualified("spans"))),
                () -> type(world, new ValueType(name, List.of("'empty'::" + name), true), "TYPE")));
  }

  private static Optional<Proposal> collation(World world) {
    String name = world.qualified("coll");
    String options =
        world.oneOf(
            "provider = libc, locale = 'C'",
            "provider = icu, locale = 'de'",
            "provider = icu, locale = 'und-u-ks-level2', deterministic = false");
    return Optional.of(
        new Proposal(
            "CREATE COLLATION " + name + " (" + options + ")",
            () -> world.others.add("COLLATION " + name)));
  }

  private static void type(World world, ValueType type, String keyword) {
    world.types.add(type);
    world.others.add(keyword + " " + type.name());
  }

  static String list(List<World.Column> columns) {
    return columns.stream().map(World.Column::name).collect(Collectors.joining(", "));
  }
}
