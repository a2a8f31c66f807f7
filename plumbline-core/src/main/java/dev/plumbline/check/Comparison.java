package dev.plumbline.check;

import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.Difference;
import dev.plumbline.diff.DifferenceWords;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.diff.SideNames;
import dev.plumbline.diff.SqlDiff;
import dev.plumbline.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the migrations build against what the snapshot builds.
 *
 * @param words a difference each
 * @param sql the same as a diff of the objects' SQL, from the snapshot to what it should be; empty
 *     when equal
 */
record Comparison(List<String> words, String sql) {
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
  static Comparison of(Schema migrations, Schema snapshot, String file) {
    return of(migrations, snapshot, "the migrations", file);
  }

  /** As {@link #of(Schema, Schema, String)}, of any two, by what they are called. */
  static Comparison of(Schema expected, Schema actual, String expectedName, String actualName) {
    SideNames names = new SideNames(expectedName, actualName);
    List<Difference> differences = SchemaDiff.compare(expected, actual, ALL_THAT_WAS_READ);
    if (differences.isEmpty()) {
      return new Comparison(List.of(), "");
    }
    return new Comparison(
        differences.stream().map(one -> DifferenceWords.describe(one, names)).toList(),
        SqlDiff.unified(actual, expected, new SideNames(actualName, expectedName)));
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
