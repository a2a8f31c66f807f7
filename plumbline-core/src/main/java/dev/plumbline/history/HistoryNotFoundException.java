package dev.plumbline.history;

import java.nio.file.Path;
import java.util.List;

/** No migrations were found, or more than one directory of them. The message says what to do. */
public final class HistoryNotFoundException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Path> candidates;

  HistoryNotFoundException(String message, List<Path> candidates) {
    super(message);
    this.candidates = List.copyOf(candidates);
  }

  /** The directories to choose from; empty when there is none. */
  public List<Path> candidates() {
    return candidates;
  }
}
