package dev.plumbline.history.boundary;

import dev.plumbline.history.Convention;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.MigrationReader;
import dev.plumbline.history.NameClash;
import dev.plumbline.history.Place;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.Runner;
import dev.plumbline.history.RunsAbove;
import dev.plumbline.history.SameVersion;
import dev.plumbline.history.WholeFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbered directories of numbered files, {@code 97/03_iam_role_data_migration.up.sql}, as in
 * hashicorp/boundary: version 97003, applied by value, everything pending in one transaction. The
 * database remembers one number.
 */
public final class Boundary implements Convention {
  private static final Pattern NAME =
      Pattern.compile("(\\d{1,6})/(\\d{1,9})_(.*)\\.up\\.sql", Pattern.DOTALL);

  /** The files a directory may hold before its numbers run into the next one's. */
  private static final long MOST = 1000;

  @Override
  public String id() {
    return "boundary";
  }

  @Override
  public Runner runner() {
    return new Runner(
        "boundary's schema manager",
        Runner.Wrapping.ALL_PENDING,
        /* sharedSession= */ true,
        new RunsAbove());
  }

  @Override
  public boolean hintedBy(String name) {
    return !name.isEmpty() && name.length() <= 6 && name.chars().allMatch(Character::isDigit);
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    long count = files.paths().stream().filter(path -> NAME.matcher(path).matches()).count();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new Recognition(this, 65, "%d .up.sql files in numbered directories".formatted(count)));
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    var reader = new MigrationReader(files, problems);
    var script = new WholeFile(Migration.Wrap.ALWAYS);
    var migrations = new ArrayList<Migration>();
    for (String path : files.paths()) {
      Matcher name = NAME.matcher(path);
      if (options.excluded().contains(path)) {
        continue;
      } else if (name.matches()) {
        migrations.add(reader.read(label(name, path, problems), script));
      } else if (path.endsWith(".up.sql")) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.RUNNER_STOPS,
                path,
                "it is not of the form 97/03_what_it_does.up.sql, and nothing starts with a file"
                    + " whose version cannot be told",
                "rename it, or move it elsewhere"));
      }
    }
    migrations.sort(Comparator.comparing(Migration::place).thenComparing(Migration::path));
    NameClash.find(files.paths(), problems);
    SameVersion.find(migrations, "the program refuses to start", problems);
    return new History(id(), runner(), migrations, problems);
  }

  private static Migration.Label label(Matcher name, String path, List<HistoryProblem> problems) {
    long major = Long.parseLong(name.group(1));
    long minor = Long.parseLong(name.group(2));
    if (minor >= MOST) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.NAMING,
              path,
              "a directory holds numbers up to %d: this one runs into the next directory's"
                  .formatted(MOST - 1),
              "put it into the next directory"));
    }
    long version = major * MOST + minor;
    return new Migration.Label(
        name.group(1) + "/" + name.group(2),
        Place.of(version),
        name.group(3),
        path,
        Long.toString(version));
  }
}
