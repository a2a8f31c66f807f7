package dev.plumbline.replay;

/** The scratch server went away in the middle of the work; the statement is not to blame. */
public final class ServerLost extends Exception {
  private static final long serialVersionUID = 1L;

  ServerLost(String message, Throwable cause) {
    super(message, cause);
  }
}
