package dev.plumbline.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing a person should know: what was found, where, the evidence, why it matters, what to do.
 *
 * @param rule the id for {@code plumb explain}
 * @param message one sentence, no trailing period
 * @param location null when it concerns no file
 * @param evidence what was observed, a line each: the statement, the server's message, a
 *     difference; may be multi-line SQL
 * @param fix what to type or change next; null when there is nothing to say
 */
public record Finding(
    String rule,
    Severity severity,
    String message,
    @Nullable Location location,
    List<String> evidence,
    @Nullable String fix) {
  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** The same finding, pointing elsewhere. */
  public Finding at(@Nullable Location other) {
    return new Finding(rule, severity, message, other, evidence, fix);
  }

  /** The same finding with more evidence, which comes first. */
  public Finding with(List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(evidence);
    return new Finding(rule, severity, message, location, all, fix);
  }

  /** The same finding with another way out. */
  public Finding withFix(String other) {
    return new Finding(rule, severity, message, location, evidence, other);
  }

  /** The same finding, weighing more or less. */
  public Finding withSeverity(Severity other) {
    return new Finding(rule, other, message, location, evidence, fix);
  }
}
