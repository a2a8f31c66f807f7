package dev.plumbline.history.flyway;

import dev.plumbline.history.Decision;
import dev.plumbline.history.Decision.Fate;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Place;
import dev.plumbline.history.Recorded;
import dev.plumbline.history.Recorded.State;
import dev.plumbline.history.RunnerRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's {@code migrate}: first it validates what is applied against the files, and stops at the
 * first that differs, is gone, or came late; then it runs the versions behind the newest applied
 * one, and all that are missing when {@code outOfOrder} is set; then the repeatable migrations that
 * are new or changed.
 */
final class FlywayRule implements RunnerRule {
  private static final String REPEATABLE = "repeatable ";

  /** Begins the key of what Flyway runs each time and never writes down. */
  static final String CALLBACK = "callback ";

  private final FlywaySettings settings;

  FlywayRule(FlywaySettings settings) {
    this.settings = settings;
  }

  /**
   * What ties a row to a file: the version as Flyway writes it, or for a repeatable migration,
   * whose row has none, its description behind a word that no version begins with.
   */
  static String key(FlywayName name) {
    return name.place() == null ? REPEATABLE + name.description() : name.displayVersion();
  }

  static String version(Migration migration) {
    return migration.version().replace('_', '.');
  }

  /** Two files Flyway cannot tell apart. */
  static boolean isSame(Migration a, Migration b) {
    return a.place().equals(b.place())
        && (a.kind() != Migration.Kind.REPEATABLE || a.name().equals(b.name()));
  }

  @Override
  public Recorded.Entry entry(Migration migration) {
    return new Recorded.Entry(
        migration.key(),
        checksum(migration),
        migration.kind() == Migration.Kind.BASELINE ? State.BASELINE : State.APPLIED,
        migration.name());
  }

  private static @Nullable String checksum(Migration migration) {
    return ForeignMigrations.isForeign(migration.path()) ? null : LineChecksum.of(migration);
  }

  @Override
  public Decision decide(History history, Recorded recorded) {
    return new Decider(history, new Table(recorded)).decide();
  }

  /** Flyway's table, as it reads it. */
  private static final class Table {
    final Map<Place, Recorded.Entry> versions = new LinkedHashMap<>();
    final Map<String, Recorded.Entry> repeatables = new LinkedHashMap<>();
    @Nullable Place current;
    @Nullable Place baseline;

    Table(Recorded recorded) {
      for (Recorded.Entry entry : recorded.entries()) {
        Place place = entry.key().startsWith(REPEATABLE) ? null : Place.parse(entry.key());
        if (entry.key().startsWith(CALLBACK)) {
          continue; // nobody writes it down, but a record may be thought of
        } else if (place == null) {
          repeatables.put(entry.key(), entry);
        } else if (entry.state() == State.TAKEN_BACK) {
          versions.remove(place);
        } else {
          versions.put(place, entry);
        }
      }
      versions.forEach((place, entry) -> {
        current = later(current, place);
        baseline = entry.state() == State.BASELINE ? later(baseline, place) : baseline;
      });
    }

    private static Place later(@Nullable Place a, Place b) {
      return a == null || a.compareTo(b) < 0 ? b : a;
    }

    boolean isNew() {
      return versions.isEmpty();
    }

    Recorded.@Nullable Entry of(Migration migration) {
      return migration.kind() == Migration.Kind.REPEATABLE
          ? repeatables.get(migration.key())
          : versions.get(migration.place());
    }
  }

  /** One question. */
  private final class Decider {
    private final History history;
    private final Table table;
    private final List<Decision.Of> fates = new ArrayList<>();
    private final List<Migration> runs = new ArrayList<>();
    private Decision.@Nullable Refusal refusal;

    Decider(History history, Table table) {
      this.history = history;
      this.table = table;
    }

    Decision decide() {
      refuseDuplicates();
      List<Migration> all = new ArrayList<>();
      if (table.isNew()) {
        all.addAll(history.migrations());
      } else {
        // What a baseline stands for on a new database is asked about on an older one.
        all.addAll(history.superseded());
        all.addAll(history.migrations());
        all.sort(Flyway.ORDER);
      }
      for (Migration migration : all) {
        if (!isCallback(migration)) {
          decide(migration);
        }
      }
      addCallbacks(all);
      List<Recorded.Entry> unknown = unknown(all);
      for (Decision.Of of : fates) {
        if (of.fate() == Fate.SKIPPED && !ignores("versioned", "ignored")) {
          refuse(
              "Detected resolved migration not applied to database: " + version(of.migration()),
              of.migration());
        }
      }
      unknown.forEach(this::refuseUnknown);
      return new Decision(refusal, inOrderOfHistory(all), runs, unknown);
    }

    /** They say of themselves nothing in the table, so they are neither applied nor pending. */
    private void addCallbacks(List<Migration> all) {
      for (Migration migration : all) {
        if (isCallback(migration)) {
          fates.add(
              new Decision.Of(
                  migration, Fate.APPLIED, "Flyway runs it around the migrations, each time"));
        }
      }
      fates.sort(Comparator.comparingInt(of -> all.indexOf(of.migration())));
    }

    private boolean isCallback(Migration migration) {
      return migration.key().startsWith(CALLBACK);
    }

    private List<Decision.Of> inOrderOfHistory(List<Migration> all) {
      return all.equals(history.migrations())
          ? fates
          : fates.stream().filter(of -> history.migrations().contains(of.migration())).toList();
    }

    private void decide(Migration migration) {
      Recorded.Entry row = table.of(migration);
      if (row != null && matches(row, migration)) {
        applied(migration, row);
      } else if (migration.kind() == Migration.Kind.REPEATABLE) {
        run(migration, "");
      } else if (table.baseline != null && migration.place().compareTo(table.baseline) <= 0) {
        fates.add(
            new Decision.Of(
                migration, Fate.COVERED, "the baseline " + table.baseline + " stands for it"));
      } else if (migration.kind() == Migration.Kind.BASELINE && !table.isNew()) {
        fates.add(
            new Decision.Of(
                migration, Fate.COVERED, "the database has migrations, so no baseline is run"));
      } else if (table.current != null
          && migration.place().compareTo(table.current) < 0
          && !settings.outOfOrder()) {
        fates.add(
            new Decision.Of(
                migration,
                Fate.SKIPPED,
                "its version is below %s, the newest applied, and outOfOrder is not set"
                    .formatted(table.current)));
      } else {
        run(migration, "");
      }
    }

    /** A baseline that Flyway ran and a version it ran are rows of different types. */
    private static boolean matches(Recorded.Entry row, Migration migration) {
      return (row.state() == State.BASELINE) == (migration.kind() == Migration.Kind.BASELINE);
    }

    private void run(Migration migration, String why) {
      fates.add(new Decision.Of(migration, Fate.PENDING, why));
      runs.add(migration);
    }

    private void applied(Migration migration, Recorded.Entry row) {
      String now = checksum(migration);
      boolean repeatable = migration.kind() == Migration.Kind.REPEATABLE;
      if (row.state() == State.FAILED) {
        refuse("Detected failed migration to version " + version(migration), migration);
        fates.add(Decision.Of.of(migration, Fate.PENDING));
      } else if (repeatable && !Objects.equals(now, row.checksum())) {
        run(migration, "its text changed since it ran");
      } else if (row.state() == State.BASELINE && row.checksum() == null) {
        fates.add(Decision.Of.of(migration, Fate.APPLIED)); // the command's row, not the file's
      } else if (!Objects.equals(now, row.checksum())) {
        refuse(
            "Migration checksum mismatch for migration version " + version(migration), migration);
        fates.add(new Decision.Of(migration, Fate.CHANGED, "its checksum is another"));
      } else if (row.name() != null && !row.name().equals(migration.name())) {
        refuse(
            "Migration description mismatch for migration version " + version(migration),
            migration);
        fates.add(
            new Decision.Of(
                migration,
                Fate.CHANGED,
                "it was applied as \"%s\" and is now \"%s\""
                    .formatted(row.name(), migration.name())));
      } else {
        fates.add(Decision.Of.of(migration, Fate.APPLIED));
      }
    }

    private List<Recorded.Entry> unknown(List<Migration> all) {
      var rows = new ArrayList<Recorded.Entry>(table.versions.values());
      rows.addAll(table.repeatables.values());
      for (Migration migration : all) {
        rows.remove(table.of(migration));
      }
      rows.removeIf(row -> row.state() == State.BASELINE || row.state() == State.TAKEN_BACK);
      return rows;
    }

    private void refuseUnknown(Recorded.Entry row) {
      Place place = table.repeatables.containsValue(row) ? null : Place.parse(row.key());
      boolean future =
          place != null
              && history.migrations().stream()
                  .filter(m -> m.kind() != Migration.Kind.REPEATABLE)
                  .allMatch(m -> m.place().compareTo(place) < 0);
      String type = place == null ? "repeatable" : "versioned";
      if (!ignores(type, future ? "future" : "missing")) {
        String what = place == null ? row.key().substring(REPEATABLE.length()) : row.key();
        refuse("Detected applied migration not resolved locally: " + what, null);
      }
    }

    private boolean ignores(String type, String state) {
      return settings.ignoreMigrationPatterns().stream()
          .map(pattern -> pattern.split(":", 2))
          .anyMatch(p ->
              p.length == 2
                  && (p[0].equals("*") || p[0].equalsIgnoreCase(type))
                  && (p[1].equals("*") || p[1].equalsIgnoreCase(state)));
    }

    private void refuseDuplicates() {
      Migration before = null;
      for (Migration migration : history.migrations()) {
        if (before != null && isSame(before, migration)) {
          refusal =
              new Decision.Refusal(
                  "Found more than one migration with version " + version(migration), migration);
          return;
        }
        before = migration;
      }
    }

    private void refuse(String why, @Nullable Migration about) {
      if (refusal == null && settings.validatesBeforeItMigrates()) {
        refusal = new Decision.Refusal(why, about);
      }
    }
  }
}
