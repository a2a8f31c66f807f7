package dev.plumbline.git;

import java.util.HashMap;
import java.util.Map;

/**
 * Which files of the working tree are as they were checked out, as git knows without reading them:
 * by size and times. Two processes however many files.
 */
public final class GitIndex {
  /** Neither told to be left alone nor in conflict. */
  private static final String ORDINARY = "H 100";

  private GitIndex() {}

  /**
   * Path, relative to the folder, to blob id. Files that git does not know, that were changed, or
   * of which it was told not to look (assume-unchanged, skip-worktree) are absent.
   *
   * @param folder from the root of the repository; empty for the root itself
   */
  public static Map<String, String> unchanged(Git git, String folder) throws GitException {
    String pathspec = folder.isEmpty() ? ":(top)" : ":(top,literal)" + folder;
    int prefix = folder.isEmpty() ? 0 : folder.length() + 1;
    Git.Output known = git.run("ls-files", "-s", "-v", "-z", "--full-name", "--", pathspec);
    Git.Output changed = git.run("ls-files", "-m", "-z", "--full-name", "--", pathspec);
    Map<String, String> ids = new HashMap<>();
    if (known.exit() != 0 || changed.exit() != 0) {
      return ids; // then files are read and compared
    }
    for (String entry : known.text().split("\0")) {
      // "H 100644 <id> <stage>\t<path>"
      int tab = entry.indexOf('\t');
      if (entry.startsWith(ORDINARY) && tab > 2 && entry.charAt(tab - 1) == '0') {
        ids.put(entry.substring(tab + 1 + prefix), entry.substring(9, tab - 2));
      }
    }
    for (String path : changed.text().split("\0")) {
      if (!path.isEmpty()) {
        ids.remove(path.substring(prefix));
      }
    }
    return ids;
  }
}
