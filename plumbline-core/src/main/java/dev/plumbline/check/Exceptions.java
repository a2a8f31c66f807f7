package dev.plumbline.check;

import dev.plumbline.config.Config;
import dev.plumbline.config.Config.ExceptionEntry;
import dev.plumbline.rules.ExceptionFindings;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Location;
import dev.plumbline.schema.Identity;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The project's exceptions: what they let pass, which of them have run out or cover nothing. */
final class Exceptions {
  private final String file;
  private final List<ExceptionInForce> inForce = new ArrayList<>();
  private final List<ExceptionEntry> expired = new ArrayList<>();

  /**
   * @param clock tells what day it is; an exception holds through its last day
   */
  Exceptions(Config config, Clock clock) {
    this.file = config.name();
    LocalDate today = LocalDate.now(clock);
    for (ExceptionEntry entry : config.exceptions()) {
      if (entry.expires().isBefore(today)) {
        expired.add(entry);
      } else {
        inForce.add(new ExceptionInForce(entry));
      }
    }
  }

  /** Whether the finding is let pass; every exception that covers it is told so. */
  boolean cover(Finding finding) {
    boolean covered = false;
    for (ExceptionInForce exception : inForce) {
      covered |= exception.covers(finding);
    }
    return covered;
  }

  /** Whether it is let pass that the object differs in the canonical. */
  boolean cover(Identity object) {
    boolean covered = false;
    for (ExceptionInForce exception : inForce) {
      covered |= exception.covers(object);
    }
    return covered;
  }

  /** Those that hold, in the order of the file. */
  List<Excepted> report() {
    return inForce.stream().map(exception -> exception.report(file)).toList();
  }

  /**
   * What is wrong with the exceptions themselves.
   *
   * @param skipped steps that did not run: what they would have found is not known
   */
  List<Finding> findings(Set<CheckStep.Name> skipped) {
    List<Finding> findings = new ArrayList<>();
    for (ExceptionEntry entry : expired) {
      findings.add(
          ExceptionFindings.expired(
              new ExceptionInForce(entry).report(file).what(),
              entry.reason(),
              entry.owner(),
              entry.expires(),
              at(entry)));
    }
    for (ExceptionInForce exception : inForce) {
      Excepted report = exception.report(file);
      if (report.count() == 0 && skipped.stream().noneMatch(exception::mightConcern)) {
        findings.add(
            ExceptionFindings.unused(report.what(), report.owner(), at(exception.entry())));
      }
    }
    return findings;
  }

  private Location at(ExceptionEntry entry) {
    return new Location(file, entry.line(), 1, null);
  }
}
