package dev.plumbline.check;

import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.Difference;
import dev.plumbline.diff.DifferenceWords;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.diff.SideNames;
import dev.plumbline.diff.SqlDiff;
import dev.plumbline.schema.Schema;
import java.util.List;

/**
 * What the migrations build against what the snapshot builds.
 *
 * @param words a difference each
 * @param sql the same as a diff of the objects' SQL, from the snapshot to what it should be; empty
 *     when equal
 */
record Comparison(List<String> words, String sql) {
  Comparison {
    words = List.copyOf(words);
  }

  /**
   * Compares them.
   *
   * @param file the snapshot's name, for the words
   */
  static Comparison of(Schema migrations, Schema snapshot, String file) {
    SideNames names = new SideNames("the migrations", file);
    List<Difference> differences = SchemaDiff.compare(migrations, snapshot, DiffOptions.DEFAULT);
    if (differences.isEmpty()) {
      return new Comparison(List.of(), "");
    }
    return new Comparison(
        differences.stream().map(one -> DifferenceWords.describe(one, names)).toList(),
        SqlDiff.unified(snapshot, migrations, new SideNames(file, "the migrations")));
  }

  boolean equal() {
    return words.isEmpty();
  }
}
