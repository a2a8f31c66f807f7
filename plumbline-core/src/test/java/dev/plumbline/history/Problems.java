package dev.plumbline.history;

import java.util.List;

/** Problems as a test reads them. */
public final class Problems {
  private Problems() {}

  /** Kind, place and message of each. */
  public static List<String> of(History history) {
    return history.problems().stream()
        .map(p -> p.kind().id() + " " + place(p) + ": " + p.message())
        .toList();
  }

  private static String place(HistoryProblem p) {
    return p.line() == 0 ? p.path() : p.path() + ":" + p.line();
  }
}
