package dev.plumbline.forge;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a git remote leads, as far as a forge is concerned.
 *
 * @param host lower case
 * @param repository {@code owner/name}, or deeper on GitLab
 */
public record RemoteUrl(String host, String repository) {
  private static final Pattern URL =
      Pattern.compile("(?:https?|ssh|git)://(?:[^@/]*@)?([^/:]+)(?::\\d+)?/(.+?)(?:\\.git)?/?");
  private static final Pattern SCP =
      Pattern.compile("(?:[^@/:]+@)?([^/:]+):(?!/)(.+?)(?:\\.git)?/?");

  /** Null when it leads to no other machine. */
  public static @Nullable RemoteUrl parse(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      matcher = SCP.matcher(url);
    }
    if (!matcher.matches() || !matcher.group(2).contains("/")) {
      return null;
    }
    // GitHub and GitLab answer SSH on the port of HTTPS under a name of its own.
    String host =
        matcher
            .group(1)
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^(alt)?ssh\\.(?=git(hub|lab)\\.com$)", "");
    return new RemoteUrl(host, matcher.group(2));
  }
}
