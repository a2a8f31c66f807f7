package dev.plumbline.canonical;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.util.List;

/** The way out of the cycle of a type and the functions it is made with: a shell comes first. */
final class ShellFirst {
  // Before a routine is written in two: its body is a symbol of a library.
  private static final int SPLIT_PREFERENCE = 2;

  private ShellFirst() {}

  static Step splittable(Step type) {
    return type.splittable(SPLIT_PREFERENCE, ShellFirst::shellFirst);
  }

  private static List<Step> shellFirst(Step whole) {
    Identity id = whole.key.object();
    Step shell = TypeSql.root(id, "CREATE TYPE " + Names.qualified(id) + ";\n", whole.needs);
    shell.needs.removeIf(need -> need.object().kind() != Kind.SCHEMA);
    Step complete =
        new Step(
            new Key(id, Part.COMPLETE),
            new Place(id, Rank.COMPLETE, id.name()),
            whole.sql,
            whole.needs);
    complete.needs.add(whole.key);
    return List.of(shell, complete);
  }
}
