package dev.plumbline.forge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the pull request that is checked from the others.
 *
 * @param number where continuous integration says it; 0 otherwise
 * @param commit the checked-out one's id
 * @param branch the checked-out one's short name; null when nobody knows
 * @param repositories those in which that branch is one's own
 */
public record OwnRequest(
    long number, String commit, @Nullable String branch, Set<String> repositories) {
  private static final List<Pattern> GITHUB_REFS =
      List.of(
          Pattern.compile("refs/pull/(\\d{1,9})/(?:merge|head)"),
          Pattern.compile("refs/heads/gh-readonly-queue/.+/pr-(\\d{1,9})-[0-9a-f]+"));

  public OwnRequest {
    repositories = Set.copyOf(repositories);
  }

  /**
   * As the environment says.
   *
   * @param branch checked out; null when HEAD is detached
   * @param repositories those the clone's remotes lead to
   */
  public static OwnRequest of(
      Map<String, String> environment,
      String commit,
      @Nullable String branch,
      Set<String> repositories) {
    String said = first(environment, "GITHUB_HEAD_REF", "CI_COMMIT_BRANCH");
    return new OwnRequest(number(environment), commit, said == null ? branch : said, repositories);
  }

  /** Whether it is the one that is checked. */
  public boolean is(OpenRequest request) {
    if (number > 0) {
      return request.number() == number;
    }
    return request.headCommit().equals(commit)
        || (request.headBranch().equals(branch)
            && request.headRepository() != null
            && repositories.contains(request.headRepository()));
  }

  private static long number(Map<String, String> environment) {
    String ref = environment.getOrDefault("GITHUB_REF", "");
    for (Pattern pattern : GITHUB_REFS) {
      Matcher matcher = pattern.matcher(ref);
      if (matcher.matches()) {
        return Long.parseLong(matcher.group(1));
      }
    }
    String iid = environment.getOrDefault("CI_MERGE_REQUEST_IID", "");
    return iid.matches("\\d{1,9}") ? Long.parseLong(iid) : 0;
  }

  private static @Nullable String first(Map<String, String> environment, String... variables) {
    for (String variable : variables) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return null;
  }
}
