package dev.plumbline.git;

import java.util.ArrayList;
import java.util.List;

/**
 * Another repository this one knows.
 *
 * @param url where it is fetched from, after {@code url.….insteadOf}
 */
public record Remote(String name, String url) {
  private static final String FETCH = " (fetch)";

  /** All of them. */
  public static List<Remote> of(Git git) throws GitException {
    List<Remote> remotes = new ArrayList<>();
    for (String line : git.run("remote", "-v").text().lines().toList()) {
      int tab = line.indexOf('\t');
      // Behind it, in a partial clone, stands what it leaves out: "(fetch) [blob:none]".
      int end = line.indexOf(FETCH, tab);
      if (tab > 0 && end > 0) {
        remotes.add(new Remote(line.substring(0, tab), line.substring(tab + 1, end)));
      }
    }
    return remotes;
  }
}
