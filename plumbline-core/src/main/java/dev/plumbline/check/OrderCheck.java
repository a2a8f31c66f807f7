package dev.plumbline.check;

import dev.plumbline.blame.Origin;
import dev.plumbline.blame.Origins;
import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.Difference;
import dev.plumbline.diff.DifferenceWords;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.diff.SideNames;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.OrderFindings;
import dev.plumbline.rules.Severity;
import dev.plumbline.rules.Sides;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whether it matters who came first, when main and the branch both added migrations: main's are
 * replayed before the branch's and after them. Only when the two differ is it asked, at the price
 * of a few more replays, which migrations do not get along.
 */
final class OrderCheck {
  private static final String MAIN_FIRST = "main first";
  private static final String BRANCH_FIRST = "this branch first";

  private final Build build;
  private final Sides sides;
  private final OrderFindings words;
  private final List<Migration> base;
  private final List<Migration> mine;
  private final List<Migration> theirs;
  private boolean columnsDiffer;

  /**
   * @param directory of the migrations, relative to the project
   */
  OrderCheck(Build build, Sides sides, String directory, String mainName) {
    this.build = build;
    this.sides = sides;
    this.mine = once(sides.added());
    this.theirs = once(sides.missed());
    Set<String> news = new TreeSet<>();
    theirs.forEach(migration -> news.add(migration.path()));
    this.base = sides.main().migrations().stream().filter(m -> !news.contains(m.path())).toList();
    this.words = new OrderFindings(directory, mainName);
  }

  /** What has a place among others: the rest comes last in either order. */
  private static List<Migration> once(List<Migration> migrations) {
    return migrations.stream().filter(m -> m.kind() == Migration.Kind.VERSIONED).toList();
  }

  /** Whether both sides have something to put in order. */
  boolean concerns() {
    return !mine.isEmpty() && !theirs.isEmpty();
  }

  /** What to say when the order does not matter; known after {@link #findings}. */
  String passed() {
    return words.passed(mine.size(), theirs.size(), columnsDiffer);
  }

  List<Finding> findings() throws CheckException {
    Build.Outcome mainFirst = build.history(order(base, theirs, mine));
    if (mainFirst.schema() == null) {
      return mainFirstFails(mainFirst);
    }
    Build.Outcome branchFirst = build.history(order(base, mine, theirs));
    if (branchFirst.schema() == null) {
      return branchFirstFails(branchFirst);
    }
    List<Difference> differences = compare(mainFirst.schema(), branchFirst.schema());
    if (differences.isEmpty()) {
      return List.of();
    }
    columnsDiffer = onlyOrderOfColumns(differences);
    return columnsDiffer
        ? List.of(words.columnOrder(tables(differences), mine.getFirst()))
        : List.of(differ(differences));
  }

  private static List<Difference> compare(Schema mainFirst, Schema branchFirst) {
    return SchemaDiff.compare(mainFirst, branchFirst, new DiffOptions(Set.of(), false));
  }

  /** The order every database that is deployed from main goes through. */
  private List<Finding> mainFirstFails(Build.Outcome outcome) throws CheckException {
    Finding failure = failure(outcome);
    if (failure == null || outcome.applied() < base.size() + theirs.size()) {
      return List.of(); // main is broken without the branch, or nobody can say
    }
    Migration broken = mine.get(outcome.applied() - base.size() - theirs.size());
    if (fails(order(base, List.of(), mine))) {
      return List.of(); // by itself; its own replay told so
    }
    Migration cause =
        theirs.get(
            first(theirs.size(), n -> order(base, theirs.subList(0, n), upTo(mine, broken))) - 1);
    return List.of(words.brokenMerge(broken, cause, failure));
  }

  private List<Finding> branchFirstFails(Build.Outcome outcome) throws CheckException {
    Finding failure = failure(outcome);
    if (failure == null || outcome.applied() < base.size() + mine.size()) {
      return List.of();
    }
    Migration broken = theirs.get(outcome.applied() - base.size() - mine.size());
    Migration cause =
        mine.get(
            first(mine.size(), n -> order(base, mine.subList(0, n), upTo(theirs, broken))) - 1);
    return List.of(words.failsBranchFirst(broken, cause, failure, severity()));
  }

  private Finding differ(List<Difference> differences) throws CheckException {
    List<Migration> mainFirst = order(base, theirs, mine).migrations();
    List<Migration> branchFirst = order(base, mine, theirs).migrations();
    Origins one = origins(order(base, theirs, mine));
    Origins other = origins(order(base, mine, theirs));
    SideNames names = new SideNames(MAIN_FIRST, BRANCH_FIRST);
    List<String> evidence = new ArrayList<>();
    Migration first = null;
    for (Difference difference : differences) {
      Identity object = difference.identity();
      Set<Migration> touched = new LinkedHashSet<>();
      touched.addAll(touching(one.found().get(object), mainFirst));
      touched.addAll(touching(other.found().get(object), branchFirst));
      List<String> files = touched.stream().map(Migration::path).distinct().sorted().toList();
      String by = files.isEmpty() ? "" : " (" + String.join(", ", files) + ")";
      evidence.add(DifferenceWords.describe(difference, names) + by);
      if (first == null) {
        first = touched.stream().filter(mine::contains).findFirst().orElse(null);
      }
    }
    return words.differ(
        first == null ? mine.getFirst() : first, differences.size(), evidence, severity());
  }

  private Origins origins(History history) throws CheckException {
    Origins origins = new Origins();
    build.history(history, origins, base.size());
    return origins;
  }

  private List<Migration> touching(@Nullable Origin origin, List<Migration> order) {
    List<Migration> touched = new ArrayList<>();
    for (int migration :
        origin == null ? new int[0] : new int[] {origin.created(), origin.changed()}) {
      if (migration > base.size()) {
        touched.add(order.get(migration - 1));
      }
    }
    return touched;
  }

  /** A new database may get the branch's first: by their names some come before main's. */
  private Severity severity() {
    List<Migration> merged = sides.merged().migrations();
    int last = -1;
    for (int i = 0; i < merged.size(); i++) {
      last = theirs.contains(merged.get(i)) ? i : last;
    }
    for (int i = 0; i < last; i++) {
      if (mine.contains(merged.get(i))) {
        return Severity.ERROR;
      }
    }
    return Severity.WARNING;
  }

  private static @Nullable Finding failure(Build.Outcome outcome) {
    return outcome.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .findFirst()
        .orElse(null);
  }

  /** The smallest number from 1 on with which the history fails; it does with the largest. */
  private int first(int largest, IntFunction<History> history) throws CheckException {
    int works = 0;
    int fails = largest;
    while (fails - works > 1) {
      int middle = (works + fails) / 2;
      if (fails(history.apply(middle))) {
        fails = middle;
      } else {
        works = middle;
      }
    }
    return fails;
  }

  private boolean fails(History history) throws CheckException {
    return build.history(history).applied() < history.migrations().size();
  }

  private static List<Migration> upTo(List<Migration> migrations, Migration last) {
    return migrations.subList(0, migrations.indexOf(last) + 1);
  }

  private static boolean onlyOrderOfColumns(List<Difference> differences) {
    return differences.stream()
        .allMatch(difference ->
            difference instanceof Difference.Changed changed
                && changed.changes().stream()
                    .allMatch(change -> change.attribute().equals("column order")));
  }

  private static List<String> tables(List<Difference> differences) {
    return differences.stream().map(difference -> difference.identity().toString()).toList();
  }

  private History order(List<Migration> one, List<Migration> two, List<Migration> three) {
    List<Migration> all = new ArrayList<>(one);
    all.addAll(two);
    all.addAll(three);
    List<Migration> last = all.stream().filter(OrderCheck::comesLast).toList();
    all.removeAll(last);
    all.addAll(last);
    return new History(sides.mine().conventionId(), sides.mine().runner(), all, List.of());
  }

  private static boolean comesLast(Migration migration) {
    return migration.kind() == Migration.Kind.REPEATABLE;
  }
}
