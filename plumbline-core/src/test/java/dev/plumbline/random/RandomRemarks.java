package dev.plumbline.random;

import dev.plumbline.random.World.Shape;
import java.util.List;
import java.util.Optional;

/** What any object can have, and objects beside the schemas: comments, privileges, publications. */
final class RandomRemarks {
  private RandomRemarks() {}

  static final List<Proposer> ALL =
      List.of(
          RandomRemarks::comment,
          RandomRemarks::comment,
          RandomRemarks::columnComment,
          RandomRemarks::grant,
          RandomRemarks::grant,
          RandomRemarks::columnGrant,
          RandomRemarks::functionGrant,
          RandomRemarks::defaultPrivileges,
          RandomRemarks::publication,
          RandomRemarks::foreignTable,
          RandomRemarks::eventTrigger,
          RandomRemarks::textSearch,
          RandomRemarks::drop,
          RandomRemarks::rename);

  private static Optional<Proposal> comment(World world) {
    Optional<String> target =
        world.chance(50)
            ? world.some(world.others, other -> true)
            : world.relation(relation -> true).map(World.Relation::typed);
    return target.map(on -> Proposal.of("COMMENT ON " + on + " IS " + text(world)));
  }

  private static Optional<Proposal> columnComment(World world) {
    return world
        .relation(relation -> !relation.columns.isEmpty())
        .map(relation ->
            Proposal.of(
                "COMMENT ON COLUMN %s.%s IS %s"
                    .formatted(relation.name, world.any(relation.columns).name(), text(world))));
  }

  private static String text(World world) {
    return world.quoted(
        world.oneOf("plain", "it's", "two\nlines", "back\\slash", "😀 $$ ; --", " spaced "));
  }

  private static String role(World world) {
    return world.oneOf("reader", "writer", "\"Odd role\"", "PUBLIC");
  }

  private static Optional<Proposal> grant(World world) {
    return world
        .relation(relation -> true)
        .map(relation ->
            Proposal.of(
                "%s %s ON %s %s %s"
                    .formatted(
                        world.oneOf("GRANT", "GRANT", "GRANT", "REVOKE"),
                        world.oneOf("SELECT", "INSERT, UPDATE", "ALL", "TRUNCATE", "TRIGGER"),
                        relation.name,
                        "TO",
                        role(world))
                    .replaceFirst("^(REVOKE .*) TO (\\S+|\"Odd role\")$", "$1 FROM $2")));
  }

  private static Optional<Proposal> columnGrant(World world) {
    return world
        .relation(relation -> !relation.columns.isEmpty())
        .map(relation ->
            Proposal.of(
                "GRANT %s (%s) ON %s TO %s"
                    .formatted(
                        world.oneOf("SELECT", "UPDATE", "REFERENCES"),
                        world.any(relation.columns).name(),
                        relation.name,
                        role(world))));
  }

  private static Optional<Proposal> functionGrant(World world) {
    return world
        .some(world.routines, routine -> true)
        .map(routine ->
            Proposal.of(
                world
                    .oneOf(
                        "GRANT EXECUTE ON FUNCTION %s TO reader",
                        "REVOKE ALL ON FUNCTION %s FROM PUBLIC")
                    .formatted(routine.signature())));
  }

  private static Optional<Proposal> defaultPrivileges(World world) {
    return Optional.of(
        Proposal.of(
            "ALTER DEFAULT PRIVILEGES%s %s"
                .formatted(
                    world.when(60, " IN SCHEMA " + world.any(world.schemas)),
                    world.oneOf(
                        "GRANT SELECT ON TABLES TO reader",
                        "GRANT USAGE ON SEQUENCES TO \"Odd role\"",
                        "GRANT EXECUTE ON FUNCTIONS TO writer",
                        "GRANT USAGE ON TYPES TO reader WITH GRANT OPTION"))));
  }

  private static Optional<Proposal> publication(World world) {
    String name = world.name("pub");
    return world
        .table()
        .map(relation ->
            new Proposal(
                "CREATE PUBLICATION %s %s%s"
                    .formatted(
                        name,
                        world.oneOf(
                            "",
                            "FOR ALL TABLES",
                            "FOR TABLE " + relation.name,
                            "FOR TABLE ONLY " + relation.name),
                        world.when(40, " WITH (publish = 'insert, delete')")),
                () -> world.others.add("PUBLICATION " + name)));
  }

  private static Optional<Proposal> foreignTable(World world) {
    String wrapper = world.name("fdw");
    String server = world.name("server");
    String name = world.qualified("ft");
    ValueType type = world.any(world.types);
    String column = world.name("c");
    return Optional.of(
        new Proposal(
            "CREATE FOREIGN DATA WRAPPER %s; CREATE SERVER %s FOREIGN DATA WRAPPER %s OPTIONS (a 'it''s'); CREATE FOREIGN TABLE %s (%s %s OPTIONS (b 'c') NOT NULL) SERVER %s"
                .formatted(wrapper, server, wrapper, name, column, type.name(), server),
            () -> {
              RandomTables.add(
                  world, name, Shape.FOREIGN_TABLE, List.of(new World.Column(column, type)));
              world.others.add("SERVER " + server);
              world.others.add("FOREIGN DATA WRAPPER " + wrapper);
            }));
  }

  private static Optional<Proposal> eventTrigger(World world) {
    String function = world.qualified("ef");
    String name = world.name("et");
    return Optional.of(
        new Proposal(
            "CREATE FUNCTION %s() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$; CREATE EVENT TRIGGER %s ON %s EXECUTE FUNCTION %s()"
                .formatted(
                    function,
                    name,
                    world.oneOf(
                        "ddl_command_end",
                        "sql_drop",
                        "ddl_command_start WHEN TAG IN ('DROP TABLE')"),
                    function),
            () -> world.others.add("EVENT TRIGGER " + name)));
  }

  private static Optional<Proposal> textSearch(World world) {
    String dictionary = world.qualified("dict");
    String configuration = world.qualified("config");
    return Optional.of(
        new Proposal(
            "CREATE TEXT SEARCH DICTIONARY %s (TEMPLATE = simple, STOPWORDS = english); CREATE TEXT SEARCH CONFIGURATION %s (COPY = simple); ALTER TEXT SEARCH CONFIGURATION %s ALTER MAPPING FOR word WITH %s, simple"
                .formatted(dictionary, configuration, configuration, dictionary),
            () -> {
              world.others.add("TEXT SEARCH DICTIONARY " + dictionary);
              world.others.add("TEXT SEARCH CONFIGURATION " + configuration);
            }));
  }

  private static Optional<Proposal> drop(World world) {
    return world
        .relation(relation -> true)
        .map(relation ->
            new Proposal("DROP " + relation.typed(), () -> world.relations.remove(relation)));
  }

  private static Optional<Proposal> rename(World world) {
    return world
        .relation(relation -> relation.shape.holdsRows() && !relation.columns.isEmpty())
        .map(relation -> {
          World.Column old = world.any(relation.columns);
          World.Column renamed = new World.Column(world.name("renamed"), old.type());
          return new Proposal(
              "ALTER TABLE %s RENAME COLUMN %s TO %s"
                  .formatted(relation.name, old.name(), renamed.name()),
              () -> {
                relation.columns.set(relation.columns.indexOf(old), renamed);
                relation.keys.remove(old.name());
              });
        });
  }
}
