package dev.plumbline.check;

import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Writes down each step of a run and what it found, after the project's policy. */
final class Ledger {
  private final Policy policy;
  private final List<CheckStep> steps = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<CheckStep.Name> leftOut = EnumSet.noneOf(CheckStep.Name.class);

  Ledger(Policy policy) {
    this.policy = policy;
  }

  /**
   * A step that ran.
   *
   * @param passed what to say when it found nothing
   * @param startNanos {@link System#nanoTime} when it began
   */
  void record(CheckStep.Name name, List<Finding> found, String passed, long startNanos) {
    recordTimed(name, found, passed, millisSince(startNanos));
  }

  void recordTimed(CheckStep.Name name, List<Finding> found, String passed, long millis) {
    List<Finding> kept = policy.apply(found);
    findings.addAll(kept);
    steps.add(new CheckStep(name, status(kept), summary(kept, passed), millis));
  }

  /** What is wrong with the exceptions themselves; after the last step. */
  void recordExceptions() {
    Set<CheckStep.Name> skipped = EnumSet.copyOf(leftOut);
    for (CheckStep step : steps) {
      if (step.status() == CheckStep.Status.SKIPPED) {
        skipped.add(step.name());
      }
    }
    findings.addAll(policy.apply(policy.exceptions().findings(skipped)));
  }

  List<Excepted> excepted() {
    return policy.exceptions().report();
  }

  /** A step that did not run and that nobody missed: it is not shown. */
  void leaveOut(CheckStep.Name name) {
    leftOut.add(name);
  }

  /** A step that could not be run, with what there is to say about that. */
  void skip(CheckStep.Name name, String why, Finding finding) {
    findings.addAll(policy.apply(List.of(finding)));
    skip(name, why);
  }

  void skip(CheckStep.Name name, String why) {
    steps.add(new CheckStep(name, CheckStep.Status.SKIPPED, why, 0));
  }

  List<CheckStep> steps() {
    return Collections.unmodifiableList(steps);
  }

  List<Finding> findings() {
    return Collections.unmodifiableList(findings);
  }

  int suppressed() {
    return policy.suppressed();
  }

  static long millisSince(long startNanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
  }

  private static CheckStep.Status status(List<Finding> kept) {
    if (has(kept, Severity.ERROR)) {
      return CheckStep.Status.FAILED;
    }
    return has(kept, Severity.WARNING) ? CheckStep.Status.WARNED : CheckStep.Status.PASSED;
  }

  /** The findings are shown in full elsewhere; here their rules will do. */
  private static String summary(List<Finding> kept, String passed) {
    List<Finding> serious =
        kept.stream().filter(finding -> finding.severity() != Severity.NOTE).toList();
    if (serious.isEmpty()) {
      return passed;
    }
    String rules = serious.stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
    return (serious.size() == 1 ? "1 finding: " : serious.size() + " findings: ") + rules;
  }

  private static boolean has(List<Finding> findings, Severity severity) {
    return findings.stream().anyMatch(finding -> finding.severity() == severity);
  }
}
