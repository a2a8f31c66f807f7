package dev.plumbline.rules;

import java.time.LocalDate;
import java.util.List;

/** What can be wrong with an exception. */
public final class ExceptionFindings {
  private ExceptionFindings() {}

  /**
   * It has run out.
   *
   * @param what it covers: {@code canonical/differs, public.legacy}
   */
  public static Finding expired(
      String what, String reason, String owner, LocalDate expires, Location location) {
    return ExceptionExpired.RULE.finding(
        "the exception for %s expired on %s; %s answers for it".formatted(what, expires, owner),
        location,
        List.of("reason: " + reason),
        "mend what it covers and take it out, or agree on another day with " + owner);
  }

  public static Finding unused(String what, String owner, Location location) {
    return ExceptionUnused.RULE.finding(
        "the exception for %s covers nothing; %s answers for it".formatted(what, owner),
        location,
        List.of(),
        "take it out, or correct its pattern");
  }
}
