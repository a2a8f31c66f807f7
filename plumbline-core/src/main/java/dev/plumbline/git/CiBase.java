package dev.plumbline.git;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What continuous integration says about the branch a change is to be merged into.
 *
 * @param branch short name, such as {@code main}
 * @param variable that told
 * @param trial the merge the service made for trial; null when it checks out the branch as it is
 */
record CiBase(String branch, String variable, Service service, @Nullable Trial trial) {
  enum Service {
    GITHUB,
    GITLAB,
    OTHER
  }

  /**
   * @param merge id of the trial merge; empty when the service does not tell
   * @param main id of main's commit in it; empty when that is the merge's first parent
   */
  private record Trial(String merge, String main) {}

  private static final Pattern PULL_MERGE = Pattern.compile("refs/pull/\\d+/merge");
  private static final Pattern QUEUE =
      Pattern.compile("refs/heads/gh-readonly-queue/(.+)/pr-\\d+-([0-9a-f]+)");

  /** Services that only name the target branch; the first one set wins. */
  private static final List<String> TARGETS =
      List.of(
          "BITBUCKET_PR_DESTINATION_BRANCH",
          "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
          "CHANGE_TARGET",
          "DRONE_TARGET_BRANCH",
          "CI_COMMIT_TARGET_BRANCH");

  /** Where services name the branch that was pushed to. */
  private static final List<String> BRANCHES =
      List.of("CI_COMMIT_BRANCH", "BITBUCKET_BRANCH", "BUILDKITE_BRANCH", "BRANCH_NAME");

  /** Null when no service told. */
  static @Nullable CiBase from(Map<String, String> environment) {
    CiBase found = github(environment);
    if (found == null) {
      found = gitlab(environment);
    }
    if (found == null) {
      found = azure(environment);
    }
    for (String variable : TARGETS) {
      if (found == null && isSet(environment, variable)) {
        found = new CiBase(value(environment, variable), variable, Service.OTHER, null);
      }
    }
    if (found == null) {
      found = release(environment);
    }
    return found == null ? defaultBranch(environment) : found;
  }

  /**
   * Main's commit in a merge made for trial.
   *
   * @return null when {@code head} is no such merge; a workflow may check out the branch instead
   */
  @Nullable String mainOfTrialMerge(Commit head) {
    if (trial == null || !(trial.merge.isEmpty() || trial.merge.equals(head.id()))) {
      return null;
    }
    if (!trial.main.isEmpty()) {
      return trial.main;
    }
    return head.isMerge() ? head.parents().get(0) : null;
  }

  private static @Nullable CiBase github(Map<String, String> environment) {
    String ref = environment.getOrDefault("GITHUB_REF", "");
    String sha = environment.getOrDefault("GITHUB_SHA", "");
    Matcher queue = QUEUE.matcher(ref);
    if (queue.matches()) {
      String told = MergeGroup.base(value(environment, "GITHUB_EVENT_PATH"));
      Trial trial = new Trial(sha, told == null ? queue.group(2) : told);
      return new CiBase(queue.group(1), "GITHUB_REF", Service.GITHUB, trial);
    }
    if (!isSet(environment, "GITHUB_BASE_REF")) {
      return null;
    }
    Trial trial = PULL_MERGE.matcher(ref).matches() ? new Trial(sha, "") : null;
    String base = value(environment, "GITHUB_BASE_REF");
    return new CiBase(base, "GITHUB_BASE_REF", Service.GITHUB, trial);
  }

  private static @Nullable CiBase gitlab(Map<String, String> environment) {
    String variable = "CI_MERGE_REQUEST_TARGET_BRANCH_NAME";
    if (!isSet(environment, variable)) {
      return null;
    }
    String type = environment.getOrDefault("CI_MERGE_REQUEST_EVENT_TYPE", "");
    Trial trial =
        type.equals("merged_result") || type.equals("merge_train")
            ? new Trial(environment.getOrDefault("CI_COMMIT_SHA", ""), "")
            : null;
    return new CiBase(value(environment, variable), variable, Service.GITLAB, trial);
  }

  private static @Nullable CiBase azure(Map<String, String> environment) {
    String variable = "SYSTEM_PULLREQUEST_TARGETBRANCH";
    if (!isSet(environment, variable)) {
      return null;
    }
    String source = environment.getOrDefault("BUILD_SOURCEBRANCH", "");
    Trial trial =
        PULL_MERGE.matcher(source).matches()
            ? new Trial(environment.getOrDefault("BUILD_SOURCEVERSION", ""), "")
            : null;
    String branch = value(environment, variable).replaceFirst("^refs/heads/", "");
    return new CiBase(branch, variable, Service.OTHER, trial);
  }

  /** Builds of a branch that is kept for a release, without a pull request: that branch itself. */
  private static @Nullable CiBase release(Map<String, String> environment) {
    String github = value(environment, "GITHUB_REF").replaceFirst("^refs/heads/", "");
    if (ReleaseBranch.is(github)) {
      return new CiBase(github, "GITHUB_REF", Service.GITHUB, null);
    }
    for (String variable : BRANCHES) {
      if (ReleaseBranch.is(value(environment, variable))) {
        Service service = variable.startsWith("CI_") ? Service.GITLAB : Service.OTHER;
        return new CiBase(value(environment, variable), variable, service, null);
      }
    }
    return null;
  }

  /** Builds of a branch without a pull request: the project's default branch, where told. */
  private static @Nullable CiBase defaultBranch(Map<String, String> environment) {
    if (isSet(environment, "CI_DEFAULT_BRANCH")) {
      String branch = value(environment, "CI_DEFAULT_BRANCH");
      return new CiBase(branch, "CI_DEFAULT_BRANCH", Service.GITLAB, null);
    }
    String variable = "BUILDKITE_PIPELINE_DEFAULT_BRANCH";
    return isSet(environment, variable)
        ? new CiBase(value(environment, variable), variable, Service.OTHER, null)
        : null;
  }

  private static boolean isSet(Map<String, String> environment, String variable) {
    return !value(environment, variable).isBlank();
  }

  private static String value(Map<String, String> environment, String variable) {
    return environment.getOrDefault(variable, "");
  }

  /** How to get what is missing, for this service. */
  String howToFetch(boolean shallow) {
    String byHand = "`" + FetchAdvice.all(shallow) + "`";
    return switch (service) {
      case GITHUB ->
          "In the workflow give `actions/checkout` the input `fetch-depth: 0`; by hand: " + byHand;
      case GITLAB -> "In .gitlab-ci.yml set `GIT_DEPTH: 0` and run " + byHand + " first";
      case OTHER -> "Run " + byHand + " first";
    };
  }
}
