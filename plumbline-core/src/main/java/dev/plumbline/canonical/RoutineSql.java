package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Routine;
import java.util.List;

/** Functions and procedures, as the server writes them. */
final class RoutineSql {
  private static final int SPLIT_PREFERENCE = 3;

  private RoutineSql() {}

  static Step step(Routine routine) {
    String sql = definition(routine) + MetaSql.after(routine.id(), routine.meta());
    return TypeSql.root(routine.id(), sql, MetaSql.needs(routine.meta()))
        .splittable(SPLIT_PREFERENCE, whole -> shellFirst(routine, whole));
  }

  private static String definition(Routine routine) {
    String definition = routine.definition();
    String text =
        definition.endsWith("\n") ? definition.substring(0, definition.length() - 1) : definition;
    return text + ";\n";
  }

  /** The routine with an empty body, then the routine itself. */
  private static List<Step> shellFirst(Routine routine, Step whole) {
    Identity id = routine.id();
    String shell =
        "CREATE "
            + id.kind().keyword()
            + " "
            + Names.qualified(id)
            + "("
            + shellArguments(routine, whole)
            + ")"
            + (routine.result() == null ? "" : " RETURNS " + routine.result())
            + " LANGUAGE "
            + identifier(routine.language())
            + " AS '';\n";
    Step create = TypeSql.root(id, shell, whole.needs);
    create.needs.removeIf(need -> !isType(need.object()));
    Step complete =
        new Step(
            new Key(id, Part.COMPLETE),
            new Place(id, Rank.COMPLETE, id.name()),
            whole.sql,
            whole.needs);
    complete.needs.add(whole.key);
    return List.of(create, complete);
  }

  /** Defaults may be what closes the cycle; they stay only where they call nothing of ours. */
  private static String shellArguments(Routine routine, Step whole) {
    boolean calls =
        whole.needs.stream()
            .map(Key::object)
            .filter(object -> !isType(object))
            .anyMatch(object -> routine.arguments().contains(identifier(object.name())));
    return calls ? RoutineArguments.withoutDefaults(routine.arguments()) : routine.arguments();
  }

  /** What a signature or a column can be of, and what those need in turn. */
  static boolean isType(Identity object) {
    Kind kind = object.kind();
    return kind.compareTo(Kind.DOMAIN) <= 0 || kind == Kind.TABLE || kind == Kind.FOREIGN_TABLE;
  }
}
