package dev.plumbline.diff;

import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Differences as SQL: a unified diff of the canonical block of each object that is not the same.
 */
public final class SqlDiff {
  private SqlDiff() {}

  /** The diffs one after another, each ended with a line break; empty when there is none. */
  public static String unified(Schema expected, Schema actual, SideNames names) {
    Span span = Span.of(expected, actual);
    Map<Identity, String> before = CanonicalWriter.blocks(Meaning.of(expected, span));
    Map<Identity, String> after = CanonicalWriter.blocks(Meaning.of(actual, span));
    SortedSet<Identity> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    List<String> diffs = new ArrayList<>();
    for (Identity id : all) {
      String one = strip(before.getOrDefault(id, ""));
      String other = strip(after.getOrDefault(id, ""));
      if (!one.equals(other)) {
        SideNames sides = new SideNames(names.expected() + ": " + id, names.actual() + ": " + id);
        diffs.add(LineDiff.unified(sides, one, other) + "\n");
      }
    }
    return String.join("", diffs);
  }

  /** The lines in which two texts of a whole schema differ; empty when they are equal. */
  public static String ofTexts(String expected, String actual, SideNames names) {
    return LineDiff.unified(names, expected, actual);
  }

  private static String strip(String block) {
    return block.endsWith("\n") ? block.substring(0, block.length() - 1) : block;
  }
}
