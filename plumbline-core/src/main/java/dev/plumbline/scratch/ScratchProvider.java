package dev.plumbline.scratch;

import org.jspecify.annotations.Nullable;

/**
 * One way to have a throw-away PostgreSQL: embedded, installed, a container engine, a server URL.
 */
public interface ScratchProvider {

  /** A short name for output: {@code "embedded"}, {@code "installed"}. */
  String name();

  /**
   * Whether this way works on this machine for the given major, found out without starting a server
   * and without a download.
   *
   * @param major 14 to 18; null for any
   */
  Availability availability(@Nullable Integer major);

  /**
   * Starts (or connects to) a server.
   *
   * @param major the wish, 14 to 18; null for the provider's own default. A provider that has but
   *     one server gives that one: {@link ScratchServer#major} tells
   * @throws ScratchException when it cannot be had
   */
  ScratchServer start(@Nullable Integer major) throws ScratchException;

  /**
   * Whether a provider can be used.
   *
   * @param detail what was found, or why not and what to do
   */
  record Availability(boolean available, String detail) {}
}
