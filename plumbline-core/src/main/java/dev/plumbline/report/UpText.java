package dev.plumbline.report;

import dev.plumbline.check.Up;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was done to a local database, as a person reads it; the URL is not in it. */
public final class UpText {
  private UpText() {}

  /**
   * One line.
   *
   * @param seconds it took
   */
  public static String line(Up.Outcome outcome, double seconds) {
    String time = String.format(Locale.ROOT, seconds < 0.1 ? " (%.2f s)" : " (%.1f s)", seconds);
    return Masking.terminal(done(outcome) + time).replace('\n', ' ');
  }

  private static String done(Up.Outcome outcome) {
    String anew = outcome.anew();
    String at = outcome.at() == null ? "" : ", at " + outcome.at();
    String seeds = outcome.seeded() == 0 ? "" : " and " + plural(outcome.seeded(), "seed");
    if (anew != null) {
      String what = plural(outcome.applied(), "migration") + seeds + at;
      return anew.isEmpty() ? "up with " + what : "rebuilt with " + what + ": " + anew;
    }
    if (outcome.now().isEmpty() && outcome.seeded() == 0) {
      return outcome.complete() ? "nothing to do" + at : "nothing applied" + at;
    }
    return "applied " + names(outcome.now()) + seeds + at;
  }

  private static String names(List<String> paths) {
    return switch (paths.size()) {
      case 0 -> "no migration";
      case 1 -> paths.getFirst();
      default -> plural(paths.size(), "migration");
    };
  }

  /** Where a database is that did not get to the end; null for one that did. */
  public static @Nullable String stopped(Up.Outcome outcome) {
    if (outcome.complete()) {
      return null;
    }
    return outcome.at() == null
        ? "the database is up with no migration applied"
        : "the database is up at %s: %d of %s"
            .formatted(outcome.at(), outcome.applied(), plural(outcome.wanted(), "migration"));
  }

  private static String plural(int count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
