package dev.plumbline.history;

/**
 * Something found wrong while reading a history. How much it weighs is not decided here.
 *
 * @param path relative to the migrations directory
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole line is meant
 * @param message one sentence, no trailing period
 * @param fix what to do, one sentence, no trailing period
 */
public record HistoryProblem(
    ProblemKind kind, String path, int line, int column, String message, String fix) {
  /** A problem of a file as a whole. */
  public static HistoryProblem ofFile(ProblemKind kind, String path, String message, String fix) {
    return new HistoryProblem(kind, path, 0, 0, message, fix);
  }
}
