package dev.plumbline.scratch;

import org.jspecify.annotations.Nullable;

/** A provider that starts binaries on this machine. */
sealed interface LocalProvider extends ScratchProvider permits EmbeddedProvider, InstalledProvider {
  /**
   * The binaries, ready to run.
   *
   * @throws ScratchException when they cannot be had
   */
  ServerBinaries binaries(@Nullable Integer major) throws ScratchException;
}
