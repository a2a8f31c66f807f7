package dev.plumbline.check;

import dev.plumbline.config.Config;
import dev.plumbline.replay.ReplayListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What to work on and with what.
 *
 * @param directory the project, absolute
 * @param name the project as the user named it, for output
 * @param config what {@code plumbline.toml} and the command line say
 * @param environment of the process: continuous integration names the base branch there
 * @param listener hears how the replay goes on
 */
public record CheckRequest(
    Path directory,
    String name,
    Config config,
    Map<String, String> environment,
    Clock clock,
    ReplayListener listener) {
  public CheckRequest {
    environment = Map.copyOf(environment);
  }

  /** The same without a look at a declared schema. */
  public CheckRequest withoutDeclared() {
    return new CheckRequest(
        directory, name, config.withoutDeclared(), environment, clock, listener);
  }

  /** The same, and no forge is asked. */
  public CheckRequest withoutForge() {
    return new CheckRequest(directory, name, config.withoutForge(), environment, clock, listener);
  }
}
