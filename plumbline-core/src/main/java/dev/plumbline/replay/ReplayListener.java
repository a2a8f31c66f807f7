package dev.plumbline.replay;

/** Hears how a replay goes on, for a progress line. */
@FunctionalInterface
public interface ReplayListener {
  /** Hears nothing. */
  ReplayListener SILENT = (path, done, total) -> {};

  /**
   * A migration is about to run.
   *
   * @param done migrations already applied
   */
  void applying(String path, int done, int total);
}
