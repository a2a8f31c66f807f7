package dev.plumbline.replay;

import dev.plumbline.sql.Position;
import org.jspecify.annotations.Nullable;

/**
 * The scratch server went away, or has no room, in the middle of the work; the statement is not to
 * blame.
 */
public final class ServerLost extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Position position;
  private final @Nullable String file;

  public ServerLost(String message, @Nullable Position position, Throwable cause) {
    this(message, null, position, cause);
  }

  private ServerLost(
      String message, @Nullable String file, @Nullable Position position, Throwable cause) {
    super(message, cause);
    this.file = file;
    this.position = position;
  }

  /** The same, knowing which file was being run. */
  ServerLost in(String name) {
    return new ServerLost(String.valueOf(getMessage()), name, position, this);
  }

  /** The display name of the file that was being run; null when none was. */
  public @Nullable String file() {
    return file;
  }

  /** Where the statement that was running begins; null when none was. */
  public @Nullable Position position() {
    return position;
  }
}
