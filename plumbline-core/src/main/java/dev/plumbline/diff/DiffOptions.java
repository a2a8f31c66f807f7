package dev.plumbline.diff;

import java.util.EnumSet;
import java.util.Set;

/**
 * How schemas are compared.
 *
 * @param ignored what is left out
 * @param listParts whether the parts of an object that is on one side only (a missing table's
 *     constraints, indexes, triggers, policies, owned sequences) are listed too
 */
public record DiffOptions(Set<Ignored> ignored, boolean listParts) {
  /** Owners and extension versions left out, parts not listed. */
  public static final DiffOptions DEFAULT = new DiffOptions(EnumSet.allOf(Ignored.class), false);

  public DiffOptions {
    ignored = Set.copyOf(ignored);
  }

  boolean ignores(Class<?> owner, String component) {
    for (Ignored one : ignored) {
      if (one.covers(owner, component)) {
        return true;
      }
    }
    return false;
  }
}
