package dev.plumbline.git;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What decides which branch "main" is.
 *
 * @param base what the user named; null to find out
 * @param environment the variables continuous integration sets
 */
public record BaseOptions(@Nullable String base, Map<String, String> environment) {
  public BaseOptions {
    environment = Map.copyOf(environment);
  }
}
