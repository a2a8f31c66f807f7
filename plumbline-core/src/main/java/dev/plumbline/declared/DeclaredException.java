package dev.plumbline.declared;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The declared schema could not be had. The message is one sentence without a period. */
public final class DeclaredException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Path file;
  private final transient List<String> evidence;
  private final @Nullable String fix;

  /**
   * @param file where to look, absolute; null when there is none
   * @param evidence what the program said, secrets masked
   * @param fix what to do next; null when the message says it all
   */
  DeclaredException(
      String message, @Nullable Path file, List<String> evidence, @Nullable String fix) {
    super(message);
    this.file = file;
    this.evidence = List.copyOf(evidence);
    this.fix = fix;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  public @Nullable Path file() {
    return file;
  }

  public List<String> evidence() {
    return evidence;
  }

  public @Nullable String fix() {
    return fix;
  }
}
