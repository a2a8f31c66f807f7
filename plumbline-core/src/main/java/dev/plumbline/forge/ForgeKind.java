package dev.plumbline.forge;

/** The software a forge runs. */
public enum ForgeKind {
  GITHUB("GitHub", "#", "pull request"),
  GITLAB("GitLab", "!", "merge request");

  private final String title;
  private final String sign;
  private final String request;

  ForgeKind(String title, String sign, String request) {
    this.title = title;
    this.sign = sign;
    this.request = request;
  }

  /** As people write it. */
  public String title() {
    return title;
  }

  /** What stands before a request's number. */
  public String sign() {
    return sign;
  }

  /** What it calls a branch that asks to be merged. */
  public String request() {
    return request;
  }
}
