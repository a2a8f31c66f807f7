package dev.plumbline.history.supabase;

import dev.plumbline.history.AppliesUnrecorded;
import dev.plumbline.history.Decision;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code supabase migration up} and {@code supabase db push}: versions are compared as text; a row
 * without a file stops them, and so does a file that is to come before the last row, unless they
 * are told {@code --include-all}.
 */
final class InOrder extends AppliesUnrecorded {
  @Override
  protected Decision.@Nullable Refusal refusal(
      History history, Recorded recorded, List<Decision.Of> fates, List<Recorded.Entry> unknown) {
    if (!unknown.isEmpty()) {
      return new Decision.Refusal(
          "Remote migration versions not found in local migrations directory: "
              + unknown.getFirst().key(),
          null);
    }
    String last =
        recorded.entries().stream()
            .filter(entry -> entry.state() != Recorded.State.TAKEN_BACK)
            .map(Recorded.Entry::key)
            .max(String::compareTo)
            .orElse("");
    return fates.stream()
        .filter(of -> of.fate() == Decision.Fate.PENDING)
        .map(Decision.Of::migration)
        .filter(migration -> migration.key().compareTo(last) < 0)
        .findFirst()
        .map(migration ->
            new Decision.Refusal(
                "Found local migration files to be inserted before the last migration on remote"
                    + " database: "
                    + migration.path(),
                migration))
        .orElse(null);
  }

  /** The second's row cannot be written, so its statements are rolled back. */
  @Override
  protected Decision.Of sameKey(Migration migration, Migration first) {
    return new Decision.Of(
        migration,
        Decision.Fate.SKIPPED,
        "%s and %s have one version, of which one row can be written"
            .formatted(first.path(), migration.path()));
  }
}
