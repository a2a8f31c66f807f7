package dev.plumbline.cli;

/** The entrance of the command line; {@link #run} decides, {@code main} only exits. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return args.length == 0 ? 2 : 0;
  }
}
