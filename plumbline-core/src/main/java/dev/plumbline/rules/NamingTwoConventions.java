package dev.plumbline.rules;

import dev.plumbline.history.Convention;
import dev.plumbline.history.Conventions;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.Recognition;
import java.util.List;

/** One directory, the files of two tools. */
public final class NamingTwoConventions {
  static final Rule RULE =
      new Rule(
          "naming/two-conventions",
          "Files of two conventions in one directory",
          Severity.WARNING,
          """
          The directory holds files that only another tool writes. Plumbline reads it as the one it looks like most and
          says what it makes of the rest.
          """,
          """
          Each runner takes the other's files for its own, passes over them, or stops at them: which of them a database
          has depends on who ran last.
          """,
          """
          Move the files of one tool elsewhere, or say which one is meant: convention under [migrations] in
          plumbline.toml.
          """,
          """
          migrations/000001_users.up.sql          golang-migrate's
          migrations/20240101000000_teams.sql     dbmate's, with -- migrate:up
          """,
          """
          [migrations]
          convention = "dbmate"
          """);

  private NamingTwoConventions() {}

  /**
   * One finding for each convention beside the chosen one.
   *
   * @param directory of the migrations, relative to the project
   */
  public static List<Finding> find(String directory, MigrationFiles files, Convention chosen) {
    return Conventions.others(files, chosen).stream()
        .map(seen -> finding(directory, chosen, seen))
        .toList();
  }

  private static Finding finding(String directory, Convention chosen, Recognition seen) {
    return RULE.finding(
        "the directory is read as %s, and looks like %s as well: %s"
            .formatted(chosen.id(), seen.convention().id(), seen.why()),
        Location.file(directory),
        List.of(),
        "move one tool's files elsewhere, or write convention = \"%s\" under [migrations] in"
                .formatted(chosen.id())
            + " plumbline.toml");
  }
}
