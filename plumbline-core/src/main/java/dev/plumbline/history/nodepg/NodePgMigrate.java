package dev.plumbline.history.nodepg;

import dev.plumbline.history.Convention;
import dev.plumbline.history.Forms;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.Language;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.MigrationReader;
import dev.plumbline.history.NumberedFiles;
import dev.plumbline.history.NumberedName;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.Place;
import dev.plumbline.history.ProblemKind;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import dev.plumbline.history.Runner;
import dev.plumbline.history.RunnerRecord;
import dev.plumbline.history.RunnerTable;
import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * node-pg-migrate's SQL files: a number or time, then a name; in them {@code -- Up Migration} and
 * {@code -- Down Migration}. Everything pending runs in one transaction on one session. Migrations
 * in JavaScript or TypeScript are run as what was recorded of them.
 */
public final class NodePgMigrate implements Convention {
  private static final RunnerTable TABLE =
      RunnerTable.of(
          "pgmigrations",
          """
          CREATE TABLE IF NOT EXISTS pgmigrations (
            id serial PRIMARY KEY,
            name varchar(255) NOT NULL,
            run_on timestamp NOT NULL)\
          """);

  private static final UpSection SCRIPT = new UpSection();
  private static final Pattern PREFIX =
      Pattern.compile("(\\d{1,18})(?!\\d)[_-]*(.*)", Pattern.DOTALL);

  /** A prefix of that many digits is a time in UTC. */
  private static final int DIGITS_OF_UTC = 17;

  private static final Comparator<Migration> ORDER =
      Comparator.comparing(Migration::place).thenComparing(m -> collated(m.path()));

  @Override
  public String id() {
    return "node-pg-migrate";
  }

  @Override
  public Runner runner() {
    return new Runner(
            "node-pg-migrate",
            Runner.Wrapping.ALL_PENDING,
            /* sharedSession= */ true,
            new InOrder())
        .making(TABLE);
  }

  @Override
  public boolean hintedBy(String name) {
    return NumberedName.parse(name) != null;
  }

  @Override
  public Numbering numbering() {
    return NumberedFiles.since1970(
            Forms.sections("-- Up Migration", "-- Down Migration"),
            RunnerRecord.rows("pgmigrations", "name"))
        .joining("-");
  }

  @Override
  public Optional<Recognition> recognise(MigrationFiles files) {
    String marked = marked(files);
    if (marked != null) {
      return Optional.of(new Recognition(this, 85, "-- Up Migration in " + marked));
    }
    boolean numbered =
        files.paths().stream().anyMatch(p -> p.indexOf('/') < 0 && NumberedName.parse(p) != null);
    String project = numbered ? dependent(files) : null;
    return project == null
        ? Optional.empty()
        : Optional.of(new Recognition(this, 70, "node-pg-migrate in " + project));
  }

  /** The first migration, when it has one of the two markers. */
  private static @Nullable String marked(MigrationFiles files) {
    for (String path : files.paths()) {
      if (path.indexOf('/') < 0 && NumberedName.parse(path) != null) {
        try {
          String text = new String(files.read(path), StandardCharsets.UTF_8);
          return UpSection.isMarked(text) ? path : null;
        } catch (IOException e) {
          return null; // reading the history reports it
        }
      }
    }
    return null;
  }

  private static @Nullable String dependent(MigrationFiles files) {
    String path = files.around().nearest("package.json");
    try {
      byte[] content = path == null ? null : files.around().read(path);
      return content != null
              && new String(content, StandardCharsets.UTF_8).contains("\"node-pg-migrate\"")
          ? path
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public History read(MigrationFiles files, ReadOptions options) {
    var problems = new ArrayList<HistoryProblem>();
    var reader = new MigrationReader(files, problems);
    var migrations = new ArrayList<Migration>();
    for (String path : files.paths()) {
      if (path.indexOf('/') >= 0 || path.startsWith(".") || options.excluded().contains(path)) {
        continue;
      }
      Migration.Label label = label(path);
      Language language = Language.of(path);
      if (label == null) {
        problems.add(
            stops(
                path,
                "node-pg-migrate stops: \"Cannot determine numeric prefix\" of the name",
                "give it a number or time at the head of its name, or move it elsewhere"));
      } else if (path.endsWith(".sql")) {
        Migration migration = reader.read(label, SCRIPT);
        checkSections(migration, problems);
        migrations.add(migration);
      } else if (language != null) {
        migrations.add(reader.readForeign(label, language.name(), options.recorded(), SCRIPT));
      } else {
        problems.add(
            stops(
                path,
                "node-pg-migrate takes every file here for a migration, and this is neither SQL nor"
                    + " JavaScript nor TypeScript",
                "move it elsewhere"));
      }
    }
    migrations.sort(ORDER);
    return new History(id(), runner(), migrations, problems);
  }

  private static HistoryProblem stops(String path, String message, String fix) {
    return HistoryProblem.ofFile(ProblemKind.RUNNER_STOPS, path, message, fix);
  }

  private static void checkSections(Migration migration, List<HistoryProblem> problems) {
    SqlSource source = migration.sourceOrNull();
    int down = source == null ? -1 : UpSection.downThatRuns(source.text());
    if (source != null && down >= 0) {
      Position at = source.position(down);
      problems.add(
          new HistoryProblem(
              ProblemKind.RUNNER_CONFIGURATION,
              migration.path(),
              at.line(),
              at.column(),
              "there is -- Down Migration but no -- Up Migration, so node-pg-migrate runs the whole"
                  + " file, the way back included",
              "put -- Up Migration above the statements"));
    }
  }

  private static Migration.@Nullable Label label(String path) {
    Matcher matcher = PREFIX.matcher(path);
    if (!matcher.matches()) {
      return null;
    }
    String digits = matcher.group(1);
    int dot = path.lastIndexOf('.');
    String name = dot > 0 ? path.substring(0, dot) : path;
    String rest = matcher.group(2);
    int end = rest.lastIndexOf('.');
    return new Migration.Label(
        digits, Place.of(number(digits)), end < 0 ? rest : rest.substring(0, end), path, name);
  }

  /** 17 digits are a time, compared as milliseconds since 1970 with what other files have. */
  private static long number(String digits) {
    if (digits.length() != DIGITS_OF_UTC) {
      return Long.parseLong(digits);
    }
    try {
      return LocalDateTime.of(
              part(digits, 0, 4),
              part(digits, 4, 6),
              part(digits, 6, 8),
              part(digits, 8, 10),
              part(digits, 10, 12),
              part(digits, 12, 14),
              part(digits, 14, 17) * 1_000_000)
          .toInstant(ZoneOffset.UTC)
          .toEpochMilli();
    } catch (DateTimeException e) {
      return Long.parseLong(digits); // no time there is
    }
  }

  private static int part(String digits, int from, int to) {
    return Integer.parseInt(digits.substring(from, to));
  }

  /** Of one number: by letters and digits alone, numbers by value, as its collation has it. */
  private static String collated(String path) {
    Matcher numbers = Pattern.compile("\\d+").matcher(path.replaceAll("[^\\p{L}\\p{N}]", ""));
    return numbers
            .replaceAll(m -> "0".repeat(Math.max(0, 20 - m.group().length())) + m.group())
            .toLowerCase(Locale.ROOT)
        + '\0'
        + path;
  }
}
