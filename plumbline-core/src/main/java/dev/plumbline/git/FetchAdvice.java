package dev.plumbline.git;

/** The command that brings what is missing. */
final class FetchAdvice {
  private FetchAdvice() {}

  /** Every branch, with all its history: a branch that was cloned alone has no other to show. */
  static String all(boolean shallow) {
    return "git fetch "
        + (shallow ? "--unshallow " : "")
        + "origin '+refs/heads/*:refs/remotes/origin/*'";
  }
}
