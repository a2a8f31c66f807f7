package dev.plumbline.check;

import dev.plumbline.check.OpenRequestsAsked.Result;
import dev.plumbline.forge.OpenMigrations;
import dev.plumbline.git.BaseOptions;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitState;
import dev.plumbline.history.Migration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The migrations other open pull requests bring, for whoever looks for a free number.
 *
 * @param taken by them, the newest pull request first
 * @param notKnown why nobody knows; null when the forge told, or there is no token to ask with
 */
public record OpenNumbers(List<Taken> taken, @Nullable String notKnown) {
  /**
   * One migration of another.
   *
   * @param by the pull request, for a sentence: {@code #12 "Add labels" by ada}
   */
  public record Taken(Migration migration, String by) {}

  public OpenNumbers {
    taken = List.copyOf(taken);
  }

  /**
   * Asks the forge, if there is one and a token for it.
   *
   * @throws CheckException when there is no project
   */
  public static OpenNumbers of(CheckRequest request) throws CheckException {
    Project project = Project.locate(request.directory(), request.config());
    GitState state;
    try (Git git = Git.in(project.root(), request.environment())) {
      state = GitState.of(git, new BaseOptions(request.config().base(), request.environment()));
    }
    return state instanceof GitState.InRepository repository
        ? of(project, request, repository)
        : new OpenNumbers(List.of(), null);
  }

  static OpenNumbers of(Project project, CheckRequest request, GitState.InRepository repository) {
    return switch (OpenRequestsAsked.ask(project, request, repository)) {
      case Result.NotAsked() -> new OpenNumbers(List.of(), null);
      case Result.Failed(String why, String fix) ->
          new OpenNumbers(List.of(), why + (fix == null ? "" : "; " + fix));
      case Result.Told(OpenRequestsAsked asked) -> new OpenNumbers(taken(asked), null);
    };
  }

  private static List<Taken> taken(OpenRequestsAsked asked) {
    List<Taken> taken = new ArrayList<>();
    for (OpenMigrations other : asked.others()) {
      other
          .migrations()
          .forEach(migration -> taken.add(new Taken(migration, other.request().inWords())));
    }
    return taken;
  }
}
