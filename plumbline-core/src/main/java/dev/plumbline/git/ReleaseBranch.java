package dev.plumbline.git;

import java.util.regex.Pattern;

/**
 * Branches that are kept beside main for what was released, told by their usual names. They take
 * over what they need and have their own line of history, so what is pushed to one is compared with
 * itself, as on main.
 */
final class ReleaseBranch {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:releases?|stable|maintenance|support)[/-]v?\\d.*|v?\\d+(?:\\.\\d+)*\\.x|v?\\d[\\w.]*-stable");

  private ReleaseBranch() {}

  static boolean is(String branch) {
    return NAME.matcher(branch).matches();
  }
}
