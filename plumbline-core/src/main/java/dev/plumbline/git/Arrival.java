package dev.plumbline.git;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The commit that brought a file to a branch.
 *
 * @param commit abbreviated id
 * @param date of the commit, where it was made
 * @param pullRequest with its sign, such as {@code #823} or {@code !17}; null when the subject
 *     names none
 * @param subject the first line of the message
 */
public record Arrival(String commit, LocalDate date, @Nullable String pullRequest, String subject) {
  private static final Pattern GITHUB_MERGE = Pattern.compile("^Merge pull request (#\\d+)\\b.*");
  private static final Pattern SQUASH = Pattern.compile(".*\\((#\\d+)\\)\\s*$");
  private static final Pattern GITLAB_MERGE =
      Pattern.compile("See merge request \\S*?(!\\d+)\\s*$", Pattern.MULTILINE);
  private static final Pattern BITBUCKET =
      Pattern.compile("^Merged in .*\\(pull request (#\\d+)\\)");

  static Arrival of(String commit, LocalDate date, String subject, String body) {
    String number = firstGroup(GITHUB_MERGE, subject);
    number = number == null ? firstGroup(BITBUCKET, subject) : number;
    number = number == null ? firstGroup(SQUASH, subject) : number;
    number = number == null ? firstGroup(GITLAB_MERGE, body) : number;
    return new Arrival(commit, date, number, subject);
  }

  private static @Nullable String firstGroup(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  /** For a sentence: {@code #823 (e66e291c5, 2026-05-06)}. */
  @Override
  public String toString() {
    return pullRequest == null
        ? commit + " (" + date + ", \"" + subject + "\")"
        : pullRequest + " (" + commit + ", " + date + ")";
  }
}
