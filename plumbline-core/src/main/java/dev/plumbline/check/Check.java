package dev.plumbline.check;

import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.HistoryFindings;
import dev.plumbline.rules.MergedProblems;
import dev.plumbline.rules.NamingTwoConventions;
import dev.plumbline.rules.RunnerStatement;
import dev.plumbline.rules.Sides;
import dev.plumbline.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gate. Files are read, git is asked, and the declared schema is printed while the scratch
 * server starts and replays; the snapshot is loaded only when its text is not already what would be
 * written.
 */
public final class Check {
  private final CheckRequest request;
  private final Project project;
  private final Exceptions exceptions;
  private final Ledger ledger;

  private Check(CheckRequest request, Project project, Policy policy) {
    this.request = request;
    this.project = project;
    this.exceptions = policy.exceptions();
    this.ledger = new Ledger(policy);
  }

  /**
   * Runs every step.
   *
   * @throws CheckException when the gate could not do its work, as opposed to finding something
   */
  public static CheckReport run(CheckRequest request) throws CheckException {
    Policy policy = Policy.of(request.config(), request.clock());
    Project project = Project.locate(request.directory(), request.config());
    return new Check(request, project, policy).run();
  }

  private CheckReport run() throws CheckException {
    try (Scratch scratch = Scratch.start(project, request.config(), request.environment());
        DeclaredCheck declared = DeclaredCheck.start(project, request, scratch)) {
      long start = System.nanoTime();
      History history = project.history();
      long readMillis = Ledger.millisSince(start);
      start = System.nanoTime();
      String unknown = unknown(history);
      LinearCheck.Outcome linear =
          unknown == null
              ? LinearCheck.run(project, request, history)
              : LinearCheck.Outcome.skipped(unknown);
      long linearMillis = Ledger.millisSince(start);
      OpenCheck open = OpenCheck.start(project, request, linear.change());
      files(history, linear.merged(), readMillis);
      Schema schema = schema(history, linear.merged(), scratch, declared);
      linear(linear, linearMillis);
      if (schema != null) {
        Sides sides = linear.change() == null ? null : linear.change().sides();
        baseline(history, sides, schema, scratch);
      }
      if (schema != null && linear.change() != null) {
        order(linear.change().sides(), linear.against(), scratch);
      }
      open.finish(ledger);
      ledger.recordExceptions();
      return new CheckReport(
          request.name(),
          project.relative(project.migrations()),
          history.conventionId(),
          history.migrations().size(),
          scratch.server().description(),
          scratch.why(),
          ledger.steps(),
          ledger.findings(),
          ledger.suppressed(),
          ledger.excepted());
    }
  }

  private void files(History history, MergedProblems merged, long millis) {
    String directory = project.relative(project.migrations());
    List<HistoryProblem> naming =
        history.problems().stream().filter(p -> p.kind() == ProblemKind.NAMING).toList();
    List<HistoryProblem> sequence =
        history.problems().stream()
            .filter(p -> p.kind() != ProblemKind.NAMING && !merged.fills(p, history))
            .toList();
    List<Finding> names = new ArrayList<>(HistoryFindings.of(directory, naming, merged));
    if (request.config().migrations().convention() == null) {
      names.addAll(NamingTwoConventions.find(directory, project.files(), project.convention()));
    }
    ledger.recordTimed(
        CheckStep.Name.NAMING,
        names,
        files(history.migrations().size()) + " named by the convention",
        millis);
    String last =
        history.migrations().isEmpty() ? "" : ", last " + history.migrations().getLast().version();
    ledger.recordTimed(
        CheckStep.Name.SEQUENCE,
        HistoryFindings.of(directory, sequence, merged),
        "in order" + last,
        millis);
  }

  /** What the migrations build; null when it cannot be told. */
  private @Nullable Schema schema(
      History history, MergedProblems merged, Scratch scratch, DeclaredCheck declared)
      throws CheckException {
    String unknown = unknown(history);
    if (unknown != null) {
      ledger.skip(CheckStep.Name.REPLAY, unknown);
      ledger.skip(CheckStep.Name.CANONICAL, unknown);
      declared.against(null, null, ledger);
      return null;
    }
    Build build = new Build(project, request, scratch);
    long start = System.nanoTime();
    Build.Outcome replayed = build.history(history);
    List<Finding> news = withoutRepeats(replayed.findings());
    if (news.size() < replayed.findings().size()) {
      ledger.skip(CheckStep.Name.REPLAY, "a migration that cannot be read cannot be replayed");
    } else {
      List<Finding> all = new ArrayList<>(news);
      all.addAll(RunnerStatement.find(project.relative(project.migrations()), history, merged));
      ledger.record(CheckStep.Name.REPLAY, all, applied(history.migrations().size()), start);
    }
    start = System.nanoTime();
    Schema schema = replayed.schema();
    if (schema == null) {
      ledger.skip(CheckStep.Name.CANONICAL, "the migrations build no schema to compare with");
      declared.against(null, null, ledger);
      return null;
    }
    List<Finding> findings =
        new CanonicalCheck(project, request.environment(), build, history, exceptions)
            .against(schema);
    ledger.record(
        CheckStep.Name.CANONICAL,
        findings,
        project.relative(project.canonical()) + " is what the migrations build",
        start);
    declared.against(schema, build, ledger);
    return schema;
  }

  private void baseline(History history, @Nullable Sides sides, Schema schema, Scratch scratch)
      throws CheckException {
    BaselineCheck baseline =
        BaselineCheck.of(
            new Build(project, request, scratch),
            history,
            sides,
            project.relative(project.migrations()));
    if (baseline != null) {
      long start = System.nanoTime();
      ledger.record(CheckStep.Name.BASELINE, baseline.findings(schema), baseline.passed(), start);
    }
  }

  private void order(Sides sides, String main, Scratch scratch) throws CheckException {
    OrderCheck order =
        new OrderCheck(
            new Build(project, request, scratch),
            sides,
            project.relative(project.migrations()),
            main);
    if (order.concerns()) {
      long start = System.nanoTime();
      ledger.record(CheckStep.Name.ORDER, order.findings(), order.passed(), start);
    }
  }

  /** A file that cannot be read was reported with the files; once is enough. */
  private List<Finding> withoutRepeats(List<Finding> findings) {
    return findings.stream()
        .filter(finding ->
            ledger.findings().stream()
                .noneMatch(known ->
                    known.rule().equals(finding.rule()) && file(known).equals(file(finding))))
        .toList();
  }

  private static String file(Finding finding) {
    return finding.location() == null ? "" : finding.location().file();
  }

  /** Without its journal a history is not empty, but unknown; null when it is known. */
  static @Nullable String unknown(History history) {
    return history.problems().stream()
            .anyMatch(problem -> problem.kind() == ProblemKind.JOURNAL_UNREADABLE)
        ? "without the journal nobody knows which migrations run"
        : null;
  }

  private void linear(LinearCheck.Outcome linear, long millis) {
    if (linear.skipped() != null) {
      ledger.skip(CheckStep.Name.LINEAR, linear.skipped());
    } else {
      ledger.recordTimed(
          CheckStep.Name.LINEAR, linear.findings(), "in line with " + linear.against(), millis);
    }
  }

  private static String files(int count) {
    return count == 1 ? "1 file is" : count + " files are";
  }

  private static String applied(int count) {
    return count == 1 ? "1 migration applies" : count + " migrations apply";
  }
}
