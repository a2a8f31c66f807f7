package dev.plumbline.history.sqlx;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.history.AppliesUnrecorded;
import dev.plumbline.history.Checksums;
import dev.plumbline.history.Decision;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import dev.plumbline.sql.SqlSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code sqlx migrate run} and {@code Migrator::run}: what is not in the table runs, late or not; a
 * row without a file and a file with another SHA-384 than its row's stop it.
 */
final class SqlxRule extends AppliesUnrecorded {
  @Override
  protected @Nullable String checksum(Migration migration) {
    SqlSource source = migration.sourceOrNull();
    return source == null ? null : Checksums.hex("SHA-384", source.text().getBytes(UTF_8));
  }

  @Override
  protected Decision.@Nullable Refusal refusal(
      History history, Recorded recorded, List<Decision.Of> fates, List<Recorded.Entry> unknown) {
    for (Recorded.Entry entry : recorded.entries()) {
      if (entry.state() == Recorded.State.FAILED) {
        return new Decision.Refusal(
            "migration %s is partially applied; fix and remove row from `_sqlx_migrations` table"
                .formatted(entry.key()),
            null);
      }
    }
    if (!unknown.isEmpty()) {
      return new Decision.Refusal(
          "migration %s was previously applied but is missing in the resolved migrations"
              .formatted(unknown.getFirst().key()),
          null);
    }
    return fates.stream()
        .filter(of -> of.fate() == Decision.Fate.CHANGED)
        .findFirst()
        .map(of ->
            new Decision.Refusal(
                "migration %s was previously applied but has been modified"
                    .formatted(of.migration().key()),
                of.migration()))
        .orElse(null);
  }
}
