package dev.plumbline.rules;

import dev.plumbline.history.Migration;
import dev.plumbline.sql.Position;
import dev.plumbline.sql.Recognised;
import dev.plumbline.sql.Recogniser;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement that names an object, as far as its text tells.
 *
 * @param target kind and name; a kind stands for all that share its names
 * @param object in words: {@code table public.users}
 * @param changes the object itself, rather than rows of it
 * @param at where the statement begins
 * @param line what stands there
 */
record Touch(Target target, String object, boolean changes, String path, Position at, String line) {
  private static final Set<String> RELATIONS =
      Set.of("table", "view", "materialized view", "foreign table", "sequence", "index");
  private static final Set<String> ROUTINES =
      Set.of("function", "procedure", "routine", "aggregate");

  /** They belong to a relation, which is what two people may both change. */
  private static final Set<String> PARTS = Set.of("trigger", "policy", "rule", "constraint");

  /** Both sides may well ask for the same; neither minds the other. */
  private static final Set<String> SHARED = Set.of("CREATE EXTENSION", "CREATE SCHEMA");

  private static final Set<String> WRITES =
      Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "COPY");

  /** All of a migration; none when its text cannot be read, which is told elsewhere. */
  static List<Touch> of(Migration migration) {
    List<Touch> touches = new ArrayList<>();
    try {
      for (Statement statement : migration.statements()) {
        collect(migration, statement, touches);
      }
    } catch (SqlSourceException e) {
      return List.of();
    }
    return touches;
  }

  /** Whether two statements name one object and one of them changes it. */
  boolean meets(Touch other) {
    return (changes || other.changes)
        && target.kind().equals(other.target.kind())
        && target.name().equals(other.target.name())
        && schema(target).equals(schema(other.target));
  }

  private static void collect(Migration migration, Statement statement, List<Touch> into) {
    Recognised recognised = Recogniser.recognise(statement);
    String command = recognised.command();
    boolean changes =
        command.startsWith("CREATE ")
            || command.startsWith("ALTER ")
            || command.startsWith("DROP ");
    if (SHARED.contains(command) || !(changes || WRITES.contains(command))) {
      return;
    }
    for (Target target : recognised.targets()) {
      if (!PARTS.contains(target.kind())) {
        into.add(touch(migration, statement, target, changes));
        String renamed = recognised.newName();
        if (renamed != null) {
          Target then = new Target(target.kind(), target.schema(), renamed);
          into.add(touch(migration, statement, then, changes));
        }
      }
    }
    Target on = recognised.on();
    if (on != null) {
      into.add(touch(migration, statement, on, changes));
    }
  }

  private static Touch touch(
      Migration migration, Statement statement, Target named, boolean changes) {
    Position at = statement.start();
    return new Touch(
        new Target(family(named.kind()), named.schema(), named.name()),
        named.toString(),
        changes,
        migration.path(),
        at,
        statement.source().line(at.line()));
  }

  /** Kinds that share one space of names are one: a table and a view cannot both be "users". */
  private static String family(String kind) {
    if (RELATIONS.contains(kind)) {
      return "relation";
    }
    return ROUTINES.contains(kind) ? "routine" : kind;
  }

  /** Without one the search path decides, which almost always begins with public. */
  private static String schema(Target target) {
    @Nullable String schema = target.schema();
    return schema == null ? "public" : schema;
  }
}
