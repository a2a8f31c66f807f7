package dev.plumbline.scratch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a {@link StandingServer}.
 *
 * @param major 14 to 18
 * @param port to listen on, on the loopback address; null for any that is free
 * @param idle after so long without a client the server stops, its data stay; zero for never
 */
public record StandingWish(int major, @Nullable Integer port, Duration idle) {
  /** Over a long weekend. */
  public static final Duration IDLE = Duration.ofDays(4);
}
