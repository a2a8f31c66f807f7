package dev.plumbline.bench;

import dev.plumbline.canonical.CanonicalFacts;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.catalog.CatalogScope;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Times reading a database's catalogs and writing their canonical against {@code pg_dump -s} of the
 * same database, in turn.
 */
public final class CatalogVsPgDump {
  private CatalogVsPgDump() {}

  /** {@code CatalogVsPgDump JDBC_URL RUNS PG_DUMP [ARGUMENT ...]}. */
  public static void main(String[] args) throws Exception {
    List<String> dump = List.of(args).subList(2, args.length);
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    int size = 0;
    for (int run = Integer.parseInt(args[1]); run > 0; run--) {
      long start = System.nanoTime();
      try (Connection connection = DriverManager.getConnection(args[0])) {
        size =
            CanonicalWriter.write(
                    CatalogReader.read(connection, CatalogScope.ALL), CanonicalFacts.NONE)
                .length();
      }
      ours.add((System.nanoTime() - start) / 1e9);
      start = System.nanoTime();
      Process process =
          new ProcessBuilder(dump)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (process.waitFor() != 0) {
        System.exit(3);
      }
      theirs.add((System.nanoTime() - start) / 1e9);
    }
    String row = "| %s | %.2f s | %.2f s | %.2f |%n";
    System.out.println("| reading and writing | plumb | pg_dump -s | ratio |");
    System.out.println("|:--|--:|--:|--:|");
    double first = ours.getFirst();
    System.out.printf(
        Locale.ROOT,
        row,
        "first in its process",
        first,
        theirs.getFirst(),
        first / theirs.getFirst());
    double ourMedian = median(ours);
    double theirMedian = median(theirs);
    String runs = "median of " + ours.size();
    System.out.printf(Locale.ROOT, row, runs, ourMedian, theirMedian, ourMedian / theirMedian);
    System.out.printf(Locale.ROOT, "%nThe canonical has %.1f MB.%n", size / 1e6);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
