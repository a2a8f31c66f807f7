package dev.plumbline.check;

import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.Difference;
import dev.plumbline.diff.DifferenceWords;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.diff.SideNames;
import dev.plumbline.diff.SqlDiff;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the migrations build against what the snapshot builds.
 *
 * @param words a difference each
 * @param sql the same as a diff of the objects' SQL, from the snapshot to what it should be; empty
 *     when equal
 * @param excepted how many differences were let pass
 */
record Comparison(List<String> words, String sql, int excepted) {
  /** What does not count was not read. */
  private static final DiffOptions ALL_THAT_WAS_READ = new DiffOptions(Set.of(), false);

  Comparison {
    words = List.copyOf(words);
  }

  /**
   * Compares them.
   *
   * @param file the snapshot's name, for the words
   */
  static Comparison of(Schema migrations, Schema snapshot, String file, Exceptions exceptions) {
    return of(migrations, snapshot, "the migrations", file, exceptions);
  }

  /** As {@link #of(Schema, Schema, String, Exceptions)}, of any two, by what they are called. */
  static Comparison of(
      Schema expected,
      Schema actual,
      String expectedName,
      String actualName,
      Exceptions exceptions) {
    SideNames names = new SideNames(expectedName, actualName);
    List<Difference> differences = SchemaDiff.compare(expected, actual, ALL_THAT_WAS_READ);
    List<Difference> left =
        differences.stream().filter(one -> !exceptions.cover(one.identity())).toList();
    int excepted = differences.size() - left.size();
    if (left.isEmpty()) {
      return new Comparison(List.of(), "", excepted);
    }
    Set<Identity> letPass =
        differences.stream().map(Difference::identity).collect(Collectors.toSet());
    left.forEach(one -> letPass.remove(one.identity()));
    return new Comparison(
        left.stream().map(one -> DifferenceWords.describe(one, names)).toList(),
        SqlDiff.unified(
            without(letPass, actual),
            without(letPass, expected),
            new SideNames(actualName, expectedName)),
        excepted);
  }

  private static Schema without(Set<Identity> objects, Schema schema) {
    return objects.isEmpty()
        ? schema
        : new Schema(
            schema.majorVersion(),
            schema.objects().values().stream()
                .filter(object ->
                    !objects.contains(object.id()) && !objects.contains(Bookkeeping.whole(object)))
                .toList());
  }

  /** A line for each difference, then the diff. */
  List<String> evidence() {
    List<String> evidence = new ArrayList<>(words);
    if (!sql.isBlank()) {
      evidence.add(sql.stripTrailing());
    }
    return evidence;
  }

  boolean equal() {
    return words.isEmpty();
  }
}
