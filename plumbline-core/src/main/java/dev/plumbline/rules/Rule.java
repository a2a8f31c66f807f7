package dev.plumbline.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code plumb explain} tells about a rule. The class that carries a rule out holds its {@code
 * Rule} beside the code, so that text and behaviour change together.
 *
 * @param id {@code group/name}, as in {@link Finding#rule()}
 * @param title a few words, no trailing period
 * @param severity of a finding unless the rule has a reason to differ
 * @param means what the rule looks at and when it speaks
 * @param why what goes wrong in production when nobody listens
 * @param fix what to do
 * @param bad a short example that is reported; empty when an example says nothing more
 * @param good the same, put right; empty when {@code bad} is
 */
public record Rule(
    String id,
    String title,
    Severity severity,
    String means,
    String why,
    String fix,
    String bad,
    String good) {
  /** A finding of this rule with its usual severity. */
  public Finding finding(
      String message, @Nullable Location location, List<String> evidence, @Nullable String fix) {
    return new Finding(id, severity, message, location, evidence, fix);
  }

  /** A finding of this rule that does not fail the gate, with a reason to look. */
  public Finding warning(
      String message, @Nullable Location location, List<String> evidence, @Nullable String fix) {
    return new Finding(id, Severity.WARNING, message, location, evidence, fix);
  }

  /** A finding of this rule that only informs. */
  public Finding note(
      String message, @Nullable Location location, List<String> evidence, @Nullable String fix) {
    return new Finding(id, Severity.NOTE, message, location, evidence, fix);
  }
}
