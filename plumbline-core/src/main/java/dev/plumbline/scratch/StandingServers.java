package dev.plumbline.scratch;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes and finds databases that stay; each has a directory, its home, of its own. */
public final class StandingServers {
  private final Map<String, String> environment;

  /**
   * @param environment this process's, or a test's
   */
  public StandingServers(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * An empty database, instead of one that was there. Where it can, it keeps the URL of that one.
   *
   * @param home exists, belongs to us
   * @throws ScratchException when it cannot be had
   */
  public StandingServer make(Path home, ScratchSettings settings, StandingWish wish)
      throws ScratchException {
    return switch (ScratchProviders.select(settings, environment)) {
      case LocalProvider local -> StandingProcess.make(home, local, wish, environment);
      case UrlProvider ignored when settings.url() != null ->
          StandingGuest.make(home, settings.url(), environment);
      case ScratchProvider other ->
          throw new ScratchException(
              "A database that stays is not to be had from the provider \""
                  + other.name()
                  + "\"; --scratch takes embedded, installed or url.");
    };
  }

  /** What was made in that home and not removed; null when there is nothing. */
  public @Nullable StandingServer find(Path home) {
    StandingRecord record = StandingRecord.read(home);
    if (record == null) {
      return null;
    }
    return record.text("kind").equals(StandingGuest.KIND)
        ? new StandingGuest(home, record, environment)
        : new StandingProcess(home, record);
  }
}
