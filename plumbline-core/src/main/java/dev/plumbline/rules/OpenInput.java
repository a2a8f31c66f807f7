package dev.plumbline.rules;

import dev.plumbline.forge.OpenMigrations;
import dev.plumbline.forge.OpenRequest;
import dev.plumbline.history.Migration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A branch's migrations beside those of other pull requests.
 *
 * @param mine what the branch adds
 * @param others what each other pull request adds; what main has, or the branch as well, is in none
 * @param main what is merged
 * @param mainName as a person would type it
 * @param folder of the migrations, relative to the project, for locations; empty or ends with a
 *     slash
 */
record OpenInput(
    List<Migration> mine,
    List<OpenMigrations> others,
    List<Migration> main,
    String mainName,
    String folder) {
  static OpenInput of(Sides sides, List<OpenMigrations> open, String mainName, String folder) {
    List<Migration> main = sides.main().migrations();
    List<Migration> mine = sides.added();
    // A pull request that stands on another brings the other's migrations along, as does a queue.
    Set<String> known = new HashSet<>();
    main.forEach(migration -> known.add(text(migration)));
    mine.forEach(migration -> known.add(text(migration)));
    List<OpenMigrations> others =
        open.stream()
            .map(one ->
                new OpenMigrations(
                    one.request(),
                    one.migrations().stream()
                        .filter(migration -> !known.contains(text(migration)))
                        .toList()))
            .filter(one -> !one.migrations().isEmpty())
            .toList();
    return new OpenInput(mine, others, main, mainName, folder);
  }

  /** For messages: the pull requests that add migrations. */
  List<OpenRequest> requests() {
    return others.stream().map(OpenMigrations::request).toList();
  }

  private static String text(Migration migration) {
    return migration.path() + "\0" + migration.sha256();
  }
}
