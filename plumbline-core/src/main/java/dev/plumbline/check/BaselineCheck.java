package dev.plumbline.check;

import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.Difference;
import dev.plumbline.diff.DifferenceWords;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.diff.SideNames;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.rules.BaselineFindings;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Sides;
import dev.plumbline.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a baseline, or the file that a branch squashes merged migrations into, builds what the
 * migrations it stands for build: old databases ran those, new ones run it.
 */
final class BaselineCheck {
  private final Build build;
  private final BaselineFindings words;
  private final List<Migration> standIns;
  private final List<Migration> stoodFor;
  private final History old;

  private BaselineCheck(
      Build build,
      BaselineFindings words,
      List<Migration> standIns,
      List<Migration> stoodFor,
      History old) {
    this.build = build;
    this.words = words;
    this.standIns = standIns;
    this.stoodFor = stoodFor;
    this.old = old;
  }

  /**
   * What there is to compare; null when nothing stands for anything.
   *
   * @param sides what the branch changed; null when nobody knows
   * @param directory of the migrations, relative to the project
   */
  static @Nullable BaselineCheck of(
      Build build, History history, @Nullable Sides sides, String directory) {
    BaselineFindings words = new BaselineFindings(directory);
    if (!history.superseded().isEmpty()) {
      List<Migration> baselines =
          history.migrations().stream()
              .filter(migration -> migration.kind() == Migration.Kind.BASELINE)
              .toList();
      List<Migration> all = new ArrayList<>(history.superseded());
      history.migrations().stream().filter(one -> !baselines.contains(one)).forEach(all::add);
      return baselines.isEmpty()
          ? null
          : new BaselineCheck(build, words, baselines, history.superseded(), with(history, all));
    }
    return sides == null ? null : ofSquash(build, words, history, sides);
  }

  /** Two or more merged migrations are gone, and new ones begin where they were. */
  private static @Nullable BaselineCheck ofSquash(
      Build build, BaselineFindings words, History history, Sides sides) {
    Set<String> here = new HashSet<>();
    history.migrations().forEach(migration -> here.add(migration.path()));
    List<Migration> gone =
        sides.fork().migrations().stream().filter(one -> !here.contains(one.path())).toList();
    if (gone.size() < 2) {
      return null;
    }
    List<Migration> standIns =
        sides.added().stream()
            .filter(one -> one.place().compareTo(gone.getLast().place()) <= 0)
            .toList();
    if (standIns.isEmpty() || standIns.size() >= gone.size()) {
      return null; // deleted or renamed, not squashed
    }
    List<Migration> all = new ArrayList<>(sides.fork().migrations());
    Set<String> known = new HashSet<>();
    all.forEach(migration -> known.add(migration.path()));
    standIns.forEach(migration -> known.add(migration.path()));
    history.migrations().stream().filter(one -> !known.contains(one.path())).forEach(all::add);
    return new BaselineCheck(build, words, standIns, gone, with(history, all));
  }

  private static History with(History history, List<Migration> migrations) {
    return new History(history.conventionId(), history.runner(), migrations, List.of());
  }

  /** {@code "B5__base.sql builds what the 5 migrations it stands for build"}. */
  String passed() {
    return words.passed(standIns, stoodFor);
  }

  /**
   * What differs.
   *
   * @param schema what the history builds on a new database
   */
  List<Finding> findings(Schema schema) throws CheckException {
    Build.Outcome before = build.history(old);
    if (before.schema() == null) {
      return List.of(words.cannotTell(standIns.getFirst(), stoodFor, before.findings()));
    }
    List<Difference> differences =
        SchemaDiff.compare(before.schema(), schema, new DiffOptions(Set.of(), false));
    if (differences.isEmpty()) {
      return List.of();
    }
    SideNames names = new SideNames("databases that ran them", "new databases");
    return List.of(
        words.differs(
            standIns.getFirst(),
            stoodFor,
            differences.stream().map(one -> DifferenceWords.describe(one, names)).toList()));
  }
}
