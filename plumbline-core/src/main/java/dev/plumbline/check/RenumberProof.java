package dev.plumbline.check;

import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.DifferenceWords;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.diff.SideNames;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.Place;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Location;
import dev.plumbline.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What replaying the renumbered history shows: that it applies, and whether the branch's migrations
 * make the same schema behind main's as before them.
 *
 * @param history the renumbered one
 * @param schema it builds; null when it does not apply
 * @param words what was seen, a sentence each
 * @param findings why it does not apply
 */
record RenumberProof(
    History history, @Nullable Schema schema, List<String> words, List<Finding> findings) {
  private static final int DIFFERENCES_SHOWN = 20;

  static RenumberProof of(
      CheckRequest request,
      Project project,
      MigrationFiles planned,
      RenumberSides sides,
      List<Numbering.Move> moves)
      throws CheckException {
    History history = project.convention().read(planned, project.options());
    try (Scratch scratch = Scratch.start(project, request.config(), request.environment())) {
      Build build = new Build(project, request, scratch);
      Build.Outcome after = build.history(history);
      if (after.schema() == null) {
        return new RenumberProof(
            history, null, List.of(), underOldNames(after.findings(), project, moves));
      }
      List<String> words = new ArrayList<>();
      words.add(
          "%d migrations replay in the new order on %s"
              .formatted(history.migrations().size(), scratch.server().description()));
      History before = asNumberedBefore(project, history, sides, moves);
      if (before == null) {
        words.add("the order of the statements stays what it was, so the schema does");
      } else {
        words.add(compared(build.history(before), after.schema(), sides.mainName()));
      }
      return new RenumberProof(history, after.schema(), words, List.of());
    }
  }

  /** Where the files are found now, and what to do about them. */
  private static List<Finding> underOldNames(
      List<Finding> findings, Project project, List<Numbering.Move> moves) {
    String directory = project.relative(project.migrations());
    List<Finding> named = new ArrayList<>();
    for (Finding finding : findings) {
      Finding now = finding;
      for (Numbering.Move move : moves) {
        Location at = finding.location();
        if (at != null && at.file().equals(Location.join(directory, move.path()))) {
          String old = Location.join(directory, move.migration().path());
          now =
              finding
                  .at(new Location(old, at.line(), at.column(), at.sourceLine()))
                  .withFix(
                      "adapt %s to what main's migrations did, then run plumb renumber again"
                          .formatted(old));
        }
      }
      named.add(now);
    }
    return named;
  }

  /** The branch's before what main got meanwhile; null when that is nothing. */
  private static @Nullable History asNumberedBefore(
      Project project, History history, RenumberSides sides, List<Numbering.Move> moves) {
    Set<String> own = new HashSet<>();
    moves.forEach(move -> own.add(move.path()));
    Set<String> old = new HashSet<>();
    if (sides.before() != sides.main()) {
      project
          .convention()
          .read(sides.before(), project.options())
          .migrations()
          .forEach(migration -> old.add(migration.sha256()));
    }
    Place first = moves.stream().map(m -> m.migration().place()).min(Place::compareTo).orElse(null);
    List<Migration> order = new ArrayList<>();
    List<Migration> mine = new ArrayList<>();
    List<Migration> news = new ArrayList<>();
    for (Migration migration : history.migrations()) {
      boolean late =
          sides.before() == sides.main()
              ? first != null && migration.place().compareTo(first) >= 0
              : !old.contains(migration.sha256());
      if (own.contains(migration.path())) {
        mine.add(migration);
      } else if (late && migration.kind() == Migration.Kind.VERSIONED) {
        news.add(migration);
      } else if (migration.kind() == Migration.Kind.REPEATABLE) {
        news.add(migration);
      } else {
        order.add(migration);
      }
    }
    order.addAll(mine);
    order.addAll(news);
    return order.equals(history.migrations())
        ? null
        : new History(history.conventionId(), history.runner(), order, history.problems());
  }

  private static String compared(Build.Outcome before, Schema after, String main) {
    Schema schema = before.schema();
    if (schema == null) {
      String why =
          before.findings().stream().map(RenumberProof::words).findFirst().orElse("it fails");
      return "in the old order, yours before those of %s, they do not replay (%s); now they do"
          .formatted(main, why);
    }
    List<String> differences =
        SchemaDiff.compare(after, schema, new DiffOptions(Set.of(), false)).stream()
            .map(one -> DifferenceWords.describe(one, new SideNames("now", "before")))
            .toList();
    if (differences.isEmpty()) {
      return "the schema is the same as in the old order, yours before those of " + main;
    }
    StringBuilder text =
        new StringBuilder("the schema is not that of the old order, yours before those of ")
            .append(main)
            .append(':');
    differences.stream().limit(DIFFERENCES_SHOWN).forEach(one -> text.append("\n    ").append(one));
    if (differences.size() > DIFFERENCES_SHOWN) {
      text.append("\n    and %d more".formatted(differences.size() - DIFFERENCES_SHOWN));
    }
    return text.toString();
  }

  private static String words(Finding finding) {
    return finding.message() + (finding.location() == null ? "" : " at " + finding.location());
  }
}
