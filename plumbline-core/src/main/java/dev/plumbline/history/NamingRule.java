package dev.plumbline.history;

import java.util.OptionalInt;

/**
 * How migration files must be named.
 *
 * @param digits of the number at the head of the name; empty: the convention's own, see there
 */
public record NamingRule(OptionalInt digits) {
  /** What the convention asks for without configuration. */
  public static final NamingRule DEFAULT = new NamingRule(OptionalInt.empty());

  /** Exactly so many digits. */
  public static NamingRule ofDigits(int digits) {
    return new NamingRule(OptionalInt.of(digits));
  }
}
