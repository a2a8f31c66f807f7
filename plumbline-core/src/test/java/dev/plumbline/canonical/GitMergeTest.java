package dev.plumbline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.git.TestRepository;
import dev.plumbline.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Canonicals of two branches, merged by git as it comes. */
class GitMergeTest {
  private static final String BASE =
      """
      CREATE TABLE accounts (id integer PRIMARY KEY, owner integer, note text);
      CREATE INDEX accounts_note ON accounts (note);
      CREATE TABLE users (id integer PRIMARY KEY, name text, email text);
      CREATE INDEX users_m ON users (name);
      CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
      """;
  private static final Pattern CONFLICT =
      Pattern.compile("<{7} [^\\n]*\\n(.*?)={7}\\n(.*?)>{7} [^\\n]*\\n", Pattern.DOTALL);

  private static final Map<String, String> WRITTEN = new HashMap<>();

  @TempDir Path folder;

  @Test
  void columnsOfDifferentTablesConflictInTheHeaderAlone() throws Exception {
    onlyTheHeader(
        "ALTER TABLE accounts ADD COLUMN added integer;",
        "ALTER TABLE users ADD COLUMN added date;");
  }

  @Test
  void indexesWithAnotherBetweenThemConflictInTheHeaderAlone() throws Exception {
    onlyTheHeader("CREATE INDEX users_a ON users (id);", "CREATE INDEX users_z ON users (email);");
  }

  @Test
  void tablesWithAnotherBetweenThemConflictInTheHeaderAlone() throws Exception {
    onlyTheHeader(
        "CREATE TABLE bonuses (id integer PRIMARY KEY);",
        "CREATE TABLE visits (id integer PRIMARY KEY);");
  }

  @Test
  void aColumnACommentAndAnIndexOfOneTableConflictInTheHeaderAlone() throws Exception {
    onlyTheHeader(
        "ALTER TABLE users ALTER COLUMN name TYPE varchar(9);"
            + "COMMENT ON TABLE users IS 'people';",
        "CREATE INDEX users_z ON users (email);");
  }

  @Test
  void aColumnEachOnOneTableConflictsInTwoLinesOfWhichBothAreRight() throws Exception {
    String one = "ALTER TABLE users ADD COLUMN one integer;";
    String other = "ALTER TABLE users ADD COLUMN other date DEFAULT now();";

    List<String> conflicts = conflicts(merged(one, other));

    assertThat(conflicts).hasSize(2);
    assertThat(conflicts.get(1)).isEqualTo("  , one integer\n|  , other date DEFAULT now()\n");
    assertThat(loaded(bothSides(merged(one, other)), one + other)).isEmpty();
  }

  @Test
  void anIndexEachAtOnePlaceConflictsInTwoBlocksOfWhichBothAreRight() throws Exception {
    String one = "CREATE INDEX users_x ON users (id);";
    String other = "CREATE INDEX users_y ON users (email);";

    assertThat(conflicts(merged(one, other))).hasSize(2);
    assertThat(loaded(bothSides(merged(one, other)), one + other)).isEmpty();
  }

  @Test
  void tablesAtOnePlaceAreNeverMergedInSilence() throws Exception {
    String text =
        merged(
            "CREATE TABLE bonuses (id integer PRIMARY KEY, a text);",
            "CREATE TABLE budgets (id integer PRIMARY KEY, b text);");

    assertThat(conflicts(text)).hasSizeGreaterThan(1);
    assertThat(CanonicalText.conflictMarker(text)).hasValue(2);
  }

  /** Below the header git makes, without a conflict, what the merged history would write. */
  private void onlyTheHeader(String one, String other) throws Exception {
    String text = merged(one, other);

    assertThat(CanonicalText.conflictMarker(text)).hasValue(2);
    assertThat(conflicts(text))
        .singleElement()
        .satisfies(sides ->
            assertThat(sides.split("\\|", -1))
                .hasSize(2)
                .allMatch(side -> side.startsWith("-- plumbline: ") && side.lines().count() == 1));
    String expected = written(one + other);
    assertThat(firstSides(text).lines().skip(2).toList())
        .isEqualTo(expected.lines().skip(2).toList());
  }

  private static List<String> loaded(String text, String changes) throws Exception {
    Schema expected = Databases.schemaOf(18, BASE + changes);
    return SchemaDiff.compare(expected, Databases.schemaOf(18, text), DiffOptions.DEFAULT).stream()
        .map(Object::toString)
        .toList();
  }

  private static List<String> conflicts(String text) {
    return CONFLICT
        .matcher(text)
        .results()
        .map(conflict -> conflict.group(1) + "|" + conflict.group(2))
        .toList();
  }

  private static String firstSides(String text) {
    return CONFLICT.matcher(text).replaceAll("$1");
  }

  private static String bothSides(String text) {
    return CONFLICT.matcher(text).replaceAll("$1$2");
  }

  private static String written(String changes) throws Exception {
    String known = WRITTEN.get(changes);
    if (known == null) {
      Schema schema = Databases.schemaOf(18, BASE + changes);
      known = CanonicalWriter.write(schema, CanonicalFacts.NONE);
      WRITTEN.put(changes, known);
    }
    return known;
  }

  /** What git leaves in the file when the branch of {@code other} is merged into that of one. */
  private String merged(String one, String other) throws Exception {
    String file = "canonical-schema.sql";
    TestRepository repository =
        TestRepository.create(Files.createTempDirectory(folder, "repository"));
    repository.write(file, written("")).commit("base");
    repository.git("branch", "other");
    repository.write(file, written(one)).commit("one");
    repository.git("checkout", "-q", "other");
    repository.write(file, written(other)).commit("other");
    repository.git("checkout", "-q", "main");
    repository.shell("git merge -q other || true");
    return Files.readString(repository.root().resolve(file));
  }
}
