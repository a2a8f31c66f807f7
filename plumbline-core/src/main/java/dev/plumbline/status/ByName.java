package dev.plumbline.status;

import dev.plumbline.history.AppliesUnrecorded;
import dev.plumbline.history.Decision;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * For files of which nobody knows the runner: what its table holds is tied to them by version, with
 * or without zeros in front, or by the file's name. What is not there is pending.
 */
final class ByName extends AppliesUnrecorded {
  @Override
  public Decision decide(History history, Recorded recorded) {
    List<Recorded.Entry> tied = new ArrayList<>();
    for (Recorded.Entry entry : recorded.entries()) {
      String key =
          history.migrations().stream()
              .filter(migration -> names(migration).contains(entry.key()))
              .map(Migration::key)
              .findFirst()
              .orElse(entry.key());
      // A checksum of a runner nobody knows is compared with nothing.
      tied.add(new Recorded.Entry(key, null, entry.state()));
    }
    return super.decide(history, new Recorded(tied));
  }

  private static Set<String> names(Migration migration) {
    String path = migration.path();
    String stem = path.endsWith(".sql") ? path.substring(0, path.length() - 4) : path;
    List<String> names = new ArrayList<>(List.of(migration.key(), path, stem));
    names.add(migration.version());
    names.add(migration.place().toString());
    return Set.copyOf(names);
  }
}
