package dev.plumbline.random;

import java.util.ArrayList;
import java.util.List;

/** Makes a list of statements smaller while it still shows a fault. */
public final class Shrinking {
  private Shrinking() {}

  /** Whether these statements, of which some may be refused, show the fault. */
  @FunctionalInterface
  public interface Fault {
    boolean shownBy(List<String> statements) throws Exception;
  }

  /** Leaves out halves, quarters … single statements, as long as the fault is still shown. */
  public static List<String> shrink(List<String> statements, Fault fault) throws Exception {
    List<String> smallest = statements;
    for (int size = Math.max(1, smallest.size() / 2); size >= 1; size /= 2) {
      for (int from = smallest.size() - size; from >= 0; from -= size) {
        List<String> fewer = new ArrayList<>(smallest);
        fewer.subList(from, Math.min(from + size, smallest.size())).clear();
        if (!fewer.isEmpty() && fault.shownBy(fewer)) {
          smallest = fewer;
          from = Math.min(from, smallest.size());
        }
      }
    }
    return smallest;
  }

  /** Runs what the server takes of them. */
  public static void run(java.sql.Connection connection, List<String> statements) {
    statements.forEach(sql -> RandomSchema.takes(connection, sql));
  }
}
