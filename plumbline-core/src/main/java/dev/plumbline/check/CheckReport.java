package dev.plumbline.check;

import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the gate found: the input of every report.
 *
 * @param project the project's directory as the user named it, for output
 * @param migrationsDir relative to the project, with forward slashes; null when none was found
 * @param conventionId how the migrations are named and ordered: {@code "plain"}, {@code "drizzle"};
 *     null when none was recognised
 * @param migrationCount migrations read, whether or not they applied
 * @param server {@code "PostgreSQL 18.6 (embedded)"}; null when none was started
 * @param serverWhy why that major was taken: {@code "plumbline.toml names it"}; null when no server
 * @param steps in the order they ran
 * @param findings in the order they are shown
 * @param suppressed how many findings the configuration ignores; they are not in {@code findings}
 * @param exceptions those that hold, each with what it let pass: that is not in {@code findings}
 */
public record CheckReport(
    String project,
    @Nullable String migrationsDir,
    @Nullable String conventionId,
    int migrationCount,
    @Nullable String server,
    @Nullable String serverWhy,
    List<CheckStep> steps,
    List<Finding> findings,
    int suppressed,
    List<Excepted> exceptions) {
  /** A check of a project without exceptions. */
  public CheckReport(
      String project,
      @Nullable String migrationsDir,
      @Nullable String conventionId,
      int migrationCount,
      @Nullable String server,
      @Nullable String serverWhy,
      List<CheckStep> steps,
      List<Finding> findings,
      int suppressed) {
    this(
        project,
        migrationsDir,
        conventionId,
        migrationCount,
        server,
        serverWhy,
        steps,
        findings,
        suppressed,
        List.of());
  }

  public CheckReport {
    exceptions = List.copyOf(exceptions);
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
  }

  /** Whether the gate is closed: there is an error. */
  public boolean failed() {
    return count(Severity.ERROR) > 0;
  }

  /** How many findings are of that severity. */
  public int count(Severity severity) {
    return (int) findings.stream().filter(f -> f.severity() == severity).count();
  }

  /** Wall time of all steps, in milliseconds. */
  public long millis() {
    return steps.stream().mapToLong(CheckStep::millis).sum();
  }
}
