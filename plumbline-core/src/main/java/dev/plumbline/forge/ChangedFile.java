package dev.plumbline.forge;

import org.jspecify.annotations.Nullable;

/**
 * A file a pull request leaves behind; what it deletes is not among them.
 *
 * @param path from the root of the repository, forward slashes
 * @param added it was not there under this path
 * @param content as the pull request has it; null when it was not asked for, or is no text
 */
public record ChangedFile(String path, boolean added, byte @Nullable [] content) {
  /** The same with its content. */
  ChangedFile with(byte @Nullable [] bytes) {
    return new ChangedFile(path, added, bytes);
  }
}
