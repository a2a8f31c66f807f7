package dev.plumbline.history.plain;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.plumbline.history.Convention;
import dev.plumbline.history.Forms;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Language;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.MigrationReader;
import dev.plumbline.history.NameClash;
import dev.plumbline.history.NumberedFiles;
import dev.plumbline.history.NumberedName;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.OtherTools;
import dev.plumbline.history.Place;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.Runner;
import dev.plumbline.history.RunnerRecord;
import dev.plumbline.history.WholeFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Numbered files, {@code 0001_add_users.sql}, applied by number; golang-migrate's {@code
 * 000001_init.up.sql} as well, whose {@code .down.sql} files are left aside. Numbers have four
 * digits, or with {@code .up.sql} files whatever number of digits they are padded to, if any.
 */
public final class PlainNumbered implements Convention {
  private static final int DIGITS = 4;

  private static final Pattern LIKE_A_MIGRATION = Pattern.compile("\\d+[_-].*");

  private static final Comparator<Migration> BY_NUMBER =
      Comparator.comparing(Migration::place).thenComparing(Migration::path);

  private static final Migration.Script WHOLE_FILE = new WholeFile(Migration.Wrap.WHEN_POSSIBLE);

  @Override
  public String id() {
    return "plain";
  }

  @Override
  public Runner runner() {
    return new Runner(
        "psql, a file at a time",
        Runner.Wrapping.EACH_MIGRATION,
        /* sharedSession= */ false,
        /* rule= */ null);
  }

  @Override
  public Numbering numbering() {
    return NumberedFiles.counted(DIGITS, Forms::plain, RunnerRecord.NONE);
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    int sql = 0;
    int numbered = 0;
    for (String path : files.paths()) {
      if (path.indexOf('/') < 0 && NumberedName.isSql(path) && !NumberedName.isDown(path)) {
        sql++;
        numbered += NumberedName.parse(path) == null ? 0 : 1;
      }
    }
    if (numbered == 0 || OtherTools.seenInside(files) != null) {
      return Optional.empty();
    }
    String why = "%d numbered .sql file%s".formatted(numbered, numbered == 1 ? "" : "s");
    return Optional.of(new Recognition(this, Math.max(1, 60 * numbered / sql), why));
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    SortedMap<String, NumberedName> names = names(files, options, problems);
    var naming = new PlainNaming(digits(names, options, problems));
    var reader = new MigrationReader(files, problems);
    var migrations = new ArrayList<Migration>();
    names.forEach((path, name) -> {
      naming.check(name, path, problems);
      migrations.add(reader.read(name.label(path), WHOLE_FILE));
    });
    addForeign(files, options, reader, migrations);
    NameClash.find(files.paths(), problems);
    migrations.sort(BY_NUMBER);
    var sequence = new Sequence(naming, migrations);
    sequence.findDuplicates(problems);
    sequence.findGaps(problems);
    return new History(id(), runner(), migrations, problems);
  }

  /** Migrations in TypeScript, Go … keep their place among the others. */
  private static void addForeign(
      MigrationFiles files, ReadOptions options, MigrationReader reader, List<Migration> to) {
    for (String path : files.paths()) {
      Language language = path.indexOf('/') < 0 ? Language.of(path) : null;
      if (language != null && !options.excluded().contains(path)) {
        var label =
            new Migration.Label(
                language.digits(), Place.of(language.number()), language.description(), path);
        to.add(reader.readForeign(label, language.name(), options.recorded(), WHOLE_FILE));
      }
    }
  }

  private static SortedMap<String, NumberedName> names(
      MigrationFiles files, ReadOptions options, List<HistoryProblem> problems) {
    var names = new TreeMap<String, NumberedName>();
    var downs = new TreeSet<String>();
    for (String path : files.paths()) {
      String top = path.indexOf('/') < 0 ? path : path.substring(0, path.indexOf('/'));
      boolean file = top.equals(path);
      if (options.excluded().contains(top)) {
        continue;
      } else if (file && NumberedName.isDown(top)) {
        downs.add(top);
        continue;
      }
      NumberedName name = NumberedName.parse(top);
      if (name != null) {
        // A directory of such a name keeps its place; reading it says what is wrong.
        names.put(top, name);
      } else if (file) {
        reportUnnumbered(path, problems);
      }
    }
    Set<Long> numbers = names.values().stream().map(NumberedName::number).collect(toSet());
    for (String down : downs) {
      // The number is what ties the two: 31_add_labels.up.sql, 31_drop_labels.down.sql.
      NumberedName name = NumberedName.parse(down);
      if (name == null || !numbers.contains(name.number())) {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.NAMING,
                down,
                "the way back of a migration that is not there",
                "restore the migration it takes back, or delete this file"));
      }
    }
    return names;
  }

  private static void reportUnnumbered(String path, List<HistoryProblem> problems) {
    if (NumberedName.isSql(path)) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.NAMING,
              path,
              "the name does not begin with a number, so the file has no place in the order and is"
                  + " never run",
              "give it the next free number, or move it elsewhere"));
    } else if (LIKE_A_MIGRATION.matcher(path).matches()
        && !path.endsWith(".md")
        && Language.of(path) == null) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.NAMING,
              path,
              "the name does not end in .sql, so the file is never run",
              "rename it to end in .sql, or move it elsewhere"));
    }
  }

  /** The commonest length of the numbers that are padded; without any, nothing is padded. */
  private static int padding(Collection<NumberedName> names) {
    return names.stream()
        .map(NumberedName::digits)
        .filter(digits -> digits.charAt(0) == '0')
        .collect(groupingBy(String::length, TreeMap::new, counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(1);
  }

  private static int digits(
      SortedMap<String, NumberedName> names, ReadOptions options, List<HistoryProblem> problems) {
    int asked = options.naming().digits().orElse(DIGITS);
    int[] widths = names.values().stream().mapToInt(n -> n.digits().length()).distinct().toArray();
    if (options.naming().digits().isPresent()) {
      return asked;
    } else if (names.values().stream().anyMatch(NumberedName::isUp)) {
      return padding(names.values());
    } else if (widths.length == 1 && widths[0] >= PlainNaming.DIGITS_OF_A_TIME) {
      return widths[0]; // a time says by itself how it is written
    } else if (widths.length != 1 || widths[0] == asked || names.size() == 1) {
      return asked;
    }
    problems.add(
        HistoryProblem.ofFile(
            ProblemKind.NAMING,
            names.firstKey(),
            "all %d numbers have %d digits, not %d".formatted(names.size(), widths[0], asked),
            "write digits = %d under [migrations] in plumbline.toml".formatted(widths[0])));
    return widths[0];
  }
}
