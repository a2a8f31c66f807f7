package dev.plumbline.cli;

/**
 * One command of the tool; its options are picocli's annotations on the class that implements it.
 */
interface Command {
  /**
   * Runs with the options already set.
   *
   * @return the exit code
   */
  int run(Invocation invocation) throws Exception;
}
