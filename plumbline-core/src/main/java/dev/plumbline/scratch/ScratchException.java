package dev.plumbline.scratch;

/** A scratch server could not be had; the message says why and what to do, for a person. */
public final class ScratchException extends Exception {
  private static final long serialVersionUID = 1L;

  public ScratchException(String message) {
    super(message);
  }

  public ScratchException(String message, Throwable cause) {
    super(message, cause);
  }
}
