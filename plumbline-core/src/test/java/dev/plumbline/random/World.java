package dev.plumbline.random;

import dev.plumbline.schema.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** What has been made so far, and the dice. */
final class World {
  final Random random;
  final int major;
  final List<String> schemas = new ArrayList<>(List.of("public"));
  final List<Relation> relations = new ArrayList<>();
  final List<ValueType> types = new ArrayList<>(ValueType.BUILT_IN);
  final List<Routine> routines = new ArrayList<>();

  /** Objects of all other kinds, as {@code COMMENT ON} names them. */
  final List<String> others = new ArrayList<>();

  private int names;

  World(long seed, int major) {
    this.random = new Random(seed);
    this.major = major;
  }

  enum Shape {
    TABLE("TABLE"),
    PARTITIONED("TABLE"),
    VIEW("VIEW"),
    MATERIALIZED_VIEW("MATERIALIZED VIEW"),
    FOREIGN_TABLE("FOREIGN TABLE");

    final String keyword;

    Shape(String keyword) {
      this.keyword = keyword;
    }

    boolean holdsRows() {
      return this == TABLE || this == PARTITIONED;
    }
  }

  /** Quoted names throughout. */
  record Column(String name, ValueType type) {}

  static final class Relation {
    final String name;
    final Shape shape;
    final List<Column> columns;

    /** The column that partitions it; empty unless partitioned. */
    String partitionKey = "";

    final List<String> keys = new ArrayList<>();

    Relation(String name, Shape shape, List<Column> columns) {
      this.name = name;
      this.shape = shape;
      this.columns = new ArrayList<>(columns);
    }

    String typed() {
      return shape.keyword + " " + name;
    }
  }

  record Routine(String name, List<ValueType> arguments, ValueType result, boolean immutable) {
    String signature() {
      return name + "(" + String.join(", ", arguments.stream().map(ValueType::name).toList()) + ")";
    }

    String call(World world) {
      return name
          + "("
          + String.join(", ", arguments.stream().map(type -> type.value(world)).toList())
          + ")";
    }
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  String when(int percent, String text) {
    return chance(percent) ? text : "";
  }

  @SafeVarargs
  final <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  <T> Optional<T> some(List<T> list, Predicate<T> wanted) {
    List<T> fitting = list.stream().filter(wanted).toList();
    return fitting.isEmpty() ? Optional.empty() : Optional.of(any(fitting));
  }

  Optional<Relation> relation(Predicate<Relation> wanted) {
    return some(relations, wanted);
  }

  Optional<Relation> table() {
    return relation(relation -> relation.shape == Shape.TABLE);
  }

  /** A few columns, at least one, in random order. */
  List<Column> columns(Relation relation, Predicate<Column> wanted) {
    List<Column> fitting = new ArrayList<>(relation.columns.stream().filter(wanted).toList());
    java.util.Collections.shuffle(fitting, random);
    return fitting.subList(0, Math.min(fitting.size(), 1 + random.nextInt(3)));
  }

  /** A new unqualified name, quoted where it must be; odd ones are not rare. */
  String name(String stem) {
    int number = ++names;
    String plain =
        switch (random.nextInt(14)) {
          case 0 -> "Mixed " + stem + number;
          case 1 -> "order " + number;
          case 2 -> stem + "\"" + number;
          case 3 -> "é😀" + number;
          case 4 -> stem + "\n" + number;
          case 5 -> stem + "-'$$" + number;
          case 6 -> (stem + "_" + number + "_").repeat(20).substring(0, 63);
          case 7 -> number + stem + "\\";
          default -> stem + number;
        };
    return Quoting.identifier(plain);
  }

  /** A new name in a random schema. */
  String qualified(String stem) {
    return any(schemas) + "." + name(stem);
  }

  String quoted(String text) {
    return Quoting.literal(text);
  }
}
