package dev.plumbline.bench;

import dev.plumbline.canonical.CanonicalFacts;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.schema.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Locale;

/** Reads a database's catalogs and writes their canonical, from connecting to the last byte. */
public final class CatalogToCanonical {
  private CatalogToCanonical() {}

  /**
   * {@code CatalogToCanonical JDBC_URL FILE} does it once; with a third argument, once for each
   * line that comes in, and says how many seconds of wall and processor time it took.
   */
  public static void main(String[] args) throws Exception {
    Path to = Path.of(args[1]);
    if (args.length == 2) {
      once(args[0], to);
      return;
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      long start = System.nanoTime();
      long processor = processorTime();
      once(args[0], to);
      System.out.printf(
          Locale.ROOT,
          "%.6f %.6f %.1f%n",
          (System.nanoTime() - start) / 1e9,
          (processorTime() - processor) / 1e9,
          peakHeap() / 1048576.0);
    }
  }

  private static void once(String url, Path to) throws Exception {
    try (OutputStream bytes = Files.newOutputStream(to);
        Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      Schema schema =
          CatalogReader.read(
              () -> DriverManager.getConnection(url), CatalogScope.ALL, unused -> {});
      CanonicalWriter.write(schema, CanonicalFacts.NONE, out);
    }
  }

  private static long processorTime() throws IOException {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .mapToLong((MemoryPoolMXBean pool) -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
