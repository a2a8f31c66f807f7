package dev.plumbline.check;

import dev.plumbline.git.BaseOptions;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.GitState;
import dev.plumbline.git.Nested;
import dev.plumbline.history.History;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.LinearHistory;
import dev.plumbline.rules.MergedProblems;
import dev.plumbline.rules.Sides;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the migrations here with those of the base branch. */
final class LinearCheck {
  /**
   * What came of it.
   *
   * @param skipped why nothing could be compared; null when it was
   * @param against what they were compared with
   * @param merged what was wrong there before
   * @param change what of the branch others may get in the way of; null when nothing was compared
   */
  record Outcome(
      List<Finding> findings,
      @Nullable String skipped,
      String against,
      MergedProblems merged,
      @Nullable Change change) {
    static Outcome skipped(String why) {
      return new Outcome(List.of(), why, "", MergedProblems.NONE, null);
    }
  }

  /** A branch and the histories it was compared with. */
  record Change(GitState.InRepository repository, Sides sides) {}

  private LinearCheck() {}

  static Outcome run(Project project, CheckRequest request, History history) throws CheckException {
    Path nested = Nested.repository(project.root(), project.migrations());
    if (nested != null) {
      String path = project.relative(nested);
      return Outcome.skipped(
          "the migrations are in a repository of their own, %s; plumb check %s compares them there"
              .formatted(path, path));
    }
    try (Git git = Git.in(project.root(), request.environment())) {
      GitState state =
          GitState.of(git, new BaseOptions(request.config().base(), request.environment()));
      return switch (state) {
        case GitState.OutsideGit outside -> Outcome.skipped(outside.reason());
        case GitState.NoBase none -> Outcome.skipped(none.reason() + "; " + none.fix());
        case GitState.Unusable unusable ->
            throw CheckException.couldNotRun(unusable.message(), unusable.fix());
        case GitState.InRepository repository ->
            compare(project, request, history, git, repository);
      };
    }
  }

  private static Outcome compare(
      Project project,
      CheckRequest request,
      History history,
      Git git,
      GitState.InRepository repository)
      throws CheckException {
    LinearHistory linear =
        new LinearHistory(
            git,
            repository,
            project.relative(project.migrations()),
            project.convention(),
            project.options());
    try {
      LinearHistory.Compared compared = linear.compare(project.files(), history, request.clock());
      return new Outcome(
          compared.findings(),
          null,
          repository.base().name(),
          compared.merged(),
          new Change(repository, compared.sides()));
    } catch (GitException e) {
      throw CheckException.couldNotRun(String.valueOf(e.getMessage()), e.fix());
    }
  }
}
