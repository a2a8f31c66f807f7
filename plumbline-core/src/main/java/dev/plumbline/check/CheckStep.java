package dev.plumbline.check;

/**
 * One step of the gate and how it went.
 *
 * @param summary one line, no trailing period: {@code "174 migrations apply"}, or why it was
 *     skipped
 * @param millis wall time in milliseconds
 */
public record CheckStep(Name name, Status status, String summary, long millis) {

  /** The steps in the order they run. */
  public enum Name {
    NAMING,
    SEQUENCE,
    REPLAY,
    CANONICAL,
    DECLARED,
    LINEAR,
    /** Only when a baseline or a squash stands for other migrations. */
    BASELINE,
    /** Only when main and the branch both added migrations. */
    ORDER,
    /** Only where a forge is asked. */
    OPEN
  }

  /** How a step went: failed has an error, warned has a warning and no error. */
  public enum Status {
    PASSED,
    WARNED,
    FAILED,
    SKIPPED
  }
}
