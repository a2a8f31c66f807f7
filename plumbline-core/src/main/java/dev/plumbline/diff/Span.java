package dev.plumbline.diff;

import dev.plumbline.schema.Schema;

/** The majors of two schemas that are compared. */
record Span(int oldest, int newest) {
  static Span of(Schema one, Schema other) {
    return new Span(
        Math.min(one.majorVersion(), other.majorVersion()),
        Math.max(one.majorVersion(), other.majorVersion()));
  }

  /** Whether one of them has what came with that major, and the other cannot. */
  boolean crosses(int since) {
    return oldest < since && since <= newest;
  }
}
