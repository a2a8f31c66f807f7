package dev.plumbline.rules;

import dev.plumbline.forge.OpenMigrations;
import dev.plumbline.forge.OpenRequest;
import dev.plumbline.history.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Another open pull request takes the number of a migration of the branch. */
final class LinearOpenSameNumber {
  static final Rule RULE =
      new Rule(
          "linear/open-same-number",
          "Another open pull request takes the same number",
          Severity.WARNING,
          """
          Your branch adds a migration under a number, or a place in the journal, that another pull request
          for the same branch, still open, gives to another file. Asked of GitHub or GitLab where there is
          a token. In histories that go by time only the same time is the same number.
          """,
          """
          Nothing is wrong until one of the two is merged; from then on the other collides with main, and
          who notices only then has reviews and databases that know the old name.
          """,
          """
          Agree on who goes first. The other takes the next free number, which the finding names: main and
          all open pull requests are counted.
          """,
          """
          main         0006_add_users.sql
          your branch  0007_add_labels.sql
          #12          0007_add_teams.sql
          """,
          """
          main         0006_add_users.sql
          your branch  0008_add_labels.sql
          #12          0007_add_teams.sql
          """);

  private LinearOpenSameNumber() {}

  static List<Finding> find(OpenInput input) {
    List<Finding> findings = new ArrayList<>();
    for (Migration mine : input.mine()) {
      List<OpenMigrations> same =
          input.others().stream()
              .filter(other -> other.migrations().stream().anyMatch(m -> collide(mine, m)))
              .toList();
      if (!same.isEmpty()) {
        findings.add(finding(input, mine, same));
      }
    }
    return findings;
  }

  private static boolean collide(Migration mine, Migration theirs) {
    return LinearSameNumber.collide(LinearEntry.of(mine), LinearEntry.of(theirs));
  }

  private static Finding finding(OpenInput input, Migration mine, List<OpenMigrations> same) {
    LinearEntry entry = LinearEntry.of(mine);
    List<String> evidence = new ArrayList<>();
    for (OpenMigrations other : same) {
      OpenRequest request = other.request();
      other.migrations().stream()
          .filter(theirs -> collide(mine, theirs))
          .forEach(theirs ->
              evidence.add("%s: %s, %s".formatted(request.label(), theirs.path(), request.url())));
    }
    String others =
        same.size() == 1
            ? same.getFirst().request().inWords()
            : "%s and %d more open pull requests"
                .formatted(same.getFirst().request().inWords(), same.size() - 1);
    return RULE.finding(
        "%s takes %s, and so does %s".formatted(mine.path(), entry.placeInWords(), others),
        Location.file(input.folder() + mine.path()),
        evidence,
        fix(input, entry));
  }

  private static String fix(OpenInput input, LinearEntry mine) {
    String later = "whichever is merged later has to move behind the other";
    if (mine.isTime()) {
      return later;
    }
    long last =
        Stream.concat(
                input.main().stream(),
                input.others().stream().flatMap(o -> o.migrations().stream()))
            .filter(migration -> migration.kind() == Migration.Kind.VERSIONED)
            .mapToLong(migration -> migration.place().first())
            .max()
            .orElse(0);
    String next = ("%0" + mine.version().length() + "d").formatted(last + 1);
    return "%s; the next free number, %s and %d open pull requests with migrations considered, is %s"
        .formatted(later, input.mainName(), input.requests().size(), next);
  }
}
