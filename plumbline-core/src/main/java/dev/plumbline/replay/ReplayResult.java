package dev.plumbline.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a replay went.
 *
 * @param applied migrations that applied, in order, before the end or the failure
 * @param statements statements that ran in them
 * @param rolesCreated roles the history names and nothing creates; made in scratch without login
 * @param failure null when every migration applied
 */
public record ReplayResult(
    int applied, long statements, List<String> rolesCreated, @Nullable ReplayFailure failure) {
  public ReplayResult {
    rolesCreated = List.copyOf(rolesCreated);
  }
}
