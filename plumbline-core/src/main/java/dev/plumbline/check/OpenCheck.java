package dev.plumbline.check;

import dev.plumbline.check.OpenRequestsAsked.Result;
import dev.plumbline.git.GitState;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.OpenFindings;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Looks at the other open pull requests. The forge is asked while the migrations are replayed. */
final class OpenCheck {
  private final Project project;
  private final CheckRequest request;
  private final LinearCheck.@Nullable Change change;
  private final FutureTask<Result> asking;
  private final long start = System.nanoTime();

  private OpenCheck(Project project, CheckRequest request, LinearCheck.@Nullable Change change) {
    this.project = project;
    this.request = request;
    this.change = change;
    this.asking =
        new FutureTask<>(() ->
            change == null || change.sides().added().isEmpty() || isMain(change)
                ? new Result.NotAsked()
                : OpenRequestsAsked.ask(project, request, change.repository()));
  }

  /** Begins to ask, if the branch adds anything that another could get in the way of. */
  static OpenCheck start(
      Project project, CheckRequest request, LinearCheck.@Nullable Change change) {
    OpenCheck check = new OpenCheck(project, request, change);
    Thread.ofPlatform().daemon().name("forge").start(check.asking);
    return check;
  }

  /**
   * Writes down what came of it.
   *
   * @throws CheckException when the forge did not tell and the project cannot do without
   */
  void finish(Ledger ledger) throws CheckException {
    switch (result()) {
      case Result.NotAsked() -> ledger.leaveOut(CheckStep.Name.OPEN);
      case Result.Failed(String why, String fix) -> failed(ledger, why, fix);
      case Result.Told(OpenRequestsAsked asked) -> told(ledger, asked);
    }
  }

  private void told(Ledger ledger, OpenRequestsAsked asked) {
    LinearCheck.Change known = Objects.requireNonNull(change);
    String directory = project.relative(project.migrations());
    List<Finding> findings =
        OpenFindings.of(
            known.sides(),
            asked.others(),
            known.repository().base().name(),
            directory.equals(".") ? "" : directory + "/");
    ledger.record(CheckStep.Name.OPEN, findings, summary(asked, findings), start);
  }

  private static String summary(OpenRequestsAsked asked, List<Finding> findings) {
    int count = asked.others().size();
    String requests = asked.kind().request() + (count == 1 ? "" : "s");
    StringBuilder text = new StringBuilder();
    if (count == 0) {
      text.append("no other ").append(asked.kind().request()).append(" is open");
    } else {
      text.append("%d other %s open, no number in common".formatted(count, requests));
    }
    if (count > 0 && findings.isEmpty()) {
      text.append(" and no object");
    }
    if (asked.notLooked() > 0) {
      text.append("; %d older ones were not looked at".formatted(asked.notLooked()));
    }
    if (!asked.incomplete().isEmpty()) {
      text.append("; not all files of ").append(String.join(", ", asked.incomplete()));
    }
    return text.toString();
  }

  private void failed(Ledger ledger, String why, @Nullable String fix) throws CheckException {
    if (request.config().forge().required()) {
      throw CheckException.couldNotRun("other open pull requests: " + why, fix);
    }
    ledger.skip(
        CheckStep.Name.OPEN,
        "other open pull requests are not known: " + why + (fix == null ? "" : "; " + fix));
  }

  private Result result() throws CheckException {
    try {
      return asking.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CheckException.couldNotRun("interrupted while the forge was asked", null);
    }
  }

  /** On main there is no branch that somebody could get in the way of. */
  private static boolean isMain(LinearCheck.Change change) {
    return change.repository().base().shape() == GitState.Shape.MAIN;
  }
}
