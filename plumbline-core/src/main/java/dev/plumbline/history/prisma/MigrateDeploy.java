package dev.plumbline.history.prisma;

import dev.plumbline.history.AppliesUnrecorded;
import dev.plumbline.history.Decision;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code prisma migrate deploy}: it runs every folder whose name is in no row that was not rolled
 * back, and stops while a row has neither finished nor been rolled back. It compares no checksums;
 * {@code migrate dev} does.
 */
final class MigrateDeploy extends AppliesUnrecorded {
  @Override
  protected @Nullable String checksum(Migration migration) {
    return migration.sha256();
  }

  @Override
  protected Decision.@Nullable Refusal refusal(
      History history, Recorded recorded, List<Decision.Of> fates, List<Recorded.Entry> unknown) {
    return recorded.entries().stream()
        .filter(entry -> entry.state() == Recorded.State.FAILED)
        .findFirst()
        .map(failed ->
            new Decision.Refusal(
                "P3009: migrate found failed migrations in the target database: " + failed.key(),
                null))
        .orElse(null);
  }
}
