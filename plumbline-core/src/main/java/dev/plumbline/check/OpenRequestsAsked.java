package dev.plumbline.check;

import dev.plumbline.config.Config;
import dev.plumbline.forge.Forge;
import dev.plumbline.forge.ForgeAddress;
import dev.plumbline.forge.ForgeException;
import dev.plumbline.forge.ForgeKind;
import dev.plumbline.forge.ForgeSearch;
import dev.plumbline.forge.ForgeSettings;
import dev.plumbline.forge.OpenMigrations;
import dev.plumbline.forge.OpenRequest;
import dev.plumbline.forge.OpenRequests;
import dev.plumbline.forge.OwnRequest;
import dev.plumbline.forge.RemoteUrl;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.GitState;
import dev.plumbline.git.Remote;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The other pull requests that are open for the base branch, with the migrations they add.
 *
 * @param others but the one of this branch
 * @param incomplete labels of those that change more files than were looked at
 * @param notLooked how many older ones were not looked at
 * @param kind of the forge, for its words
 */
record OpenRequestsAsked(
    List<OpenMigrations> others, List<String> incomplete, int notLooked, ForgeKind kind) {
  /** For everything that is asked; a check must not wait for a forge. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What came of asking. */
  sealed interface Result {
    /** The forge told. */
    record Told(OpenRequestsAsked asked) implements Result {}

    /** There is no token, or nobody wants it asked. */
    record NotAsked() implements Result {}

    /** It was to be asked and did not tell. */
    record Failed(String why, @Nullable String fix) implements Result {}
  }

  /** Asks, if there is a token. */
  static Result ask(Project project, CheckRequest request, GitState.InRepository repository) {
    Config.Forge config = request.config().forge();
    if (config.kind() == Config.ForgeKind.NONE) {
      return new Result.NotAsked();
    }
    try (Git git = Git.in(project.root(), request.environment())) {
      Remotes remotes = Remotes.of(Remote.of(git), repository.base().name());
      ForgeSearch.Result found =
          ForgeSearch.find(settings(config), request.environment(), remotes.target());
      return switch (found) {
        case ForgeSearch.Result.NoToken() ->
            config.required()
                ? new Result.Failed(
                    "there is no token, and [forge] required is true",
                    "PLUMB_FORGE_TOKEN, GITHUB_TOKEN or GITLAB_TOKEN in the environment")
                : new Result.NotAsked();
        case ForgeSearch.Result.Unclear(String why, String fix) -> new Result.Failed(why, fix);
        case ForgeSearch.Result.Found(ForgeAddress address) ->
            ask(address, project, request.environment(), repository, remotes);
      };
    } catch (GitException e) {
      return new Result.Failed(String.valueOf(e.getMessage()), e.fix());
    }
  }

  private static Result ask(
      ForgeAddress address,
      Project project,
      Map<String, String> environment,
      GitState.InRepository repository,
      Remotes remotes) {
    String branch = branch(repository, environment, remotes);
    if (branch == null) {
      return new Result.Failed(
          repository.base().name() + " is no branch that pull requests could be for",
          "name one with --base BRANCH");
    }
    Set<String> repositories = new HashSet<>(remotes.repositories());
    repositories.add(environment.getOrDefault("CI_PROJECT_ID", ""));
    OwnRequest own =
        OwnRequest.of(environment, repository.head(), repository.branch(), repositories);
    String folder = repository.folder(project.relative(project.migrations()));
    try (Forge forge = Forge.at(address, PATIENCE)) {
      OpenRequests open = forge.open(branch, folder);
      List<OpenRequest> others = open.looked().stream().filter(one -> !own.is(one)).toList();
      return new Result.Told(
          new OpenRequestsAsked(
              others.stream()
                  .map(one ->
                      OpenMigrations.of(one, folder, project.convention(), project.options()))
                  .toList(),
              others.stream().filter(one -> !one.complete()).map(OpenRequest::label).toList(),
              open.all() - open.looked().size(),
              address.kind()));
    } catch (ForgeException e) {
      return new Result.Failed(e.getMessage(), e.fix());
    }
  }

  private static ForgeSettings settings(Config.Forge config) {
    ForgeKind kind =
        switch (config.kind()) {
          case GITHUB -> ForgeKind.GITHUB;
          case GITLAB -> ForgeKind.GITLAB;
          case NONE -> null;
          case null -> null;
        };
    return new ForgeSettings(kind, config.url(), config.repository());
  }

  /** The base branch without its remote; null when it is a commit and nobody says of which. */
  private static @Nullable String branch(
      GitState.InRepository repository, Map<String, String> environment, Remotes remotes) {
    String name = remotes.without(repository.base().name());
    if (!name.matches("[0-9a-f]{7,64}|HEAD.*|.*[~^:@].*")) {
      return name.replaceFirst("^refs/heads/", "");
    }
    for (String variable : List.of("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  /**
   * The repositories this one knows.
   *
   * @param target the one the base branch is of; null when it is on no forge
   */
  private record Remotes(List<Remote> all, @Nullable RemoteUrl target) {
    static Remotes of(List<Remote> all, String base) {
      Remote chosen = null;
      for (Remote remote : all) {
        boolean isBase = base.replaceFirst("^refs/remotes/", "").startsWith(remote.name() + "/");
        if (isBase || (chosen == null && remote.name().equals("origin"))) {
          chosen = remote;
        }
        if (isBase) {
          break;
        }
      }
      chosen = chosen == null && !all.isEmpty() ? all.getFirst() : chosen;
      return new Remotes(all, chosen == null ? null : RemoteUrl.parse(chosen.url()));
    }

    Set<String> repositories() {
      Set<String> repositories = new HashSet<>();
      for (Remote remote : all) {
        RemoteUrl url = RemoteUrl.parse(remote.url());
        if (url != null) {
          repositories.add(url.repository());
        }
      }
      return repositories;
    }

    String without(String base) {
      String name = base.replaceFirst("^refs/remotes/", "");
      for (Remote remote : all) {
        if (name.startsWith(remote.name() + "/")) {
          return name.substring(remote.name().length() + 1);
        }
      }
      return name;
    }
  }
}
