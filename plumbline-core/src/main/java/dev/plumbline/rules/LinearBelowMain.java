package dev.plumbline.rules;

import dev.plumbline.git.GitException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A migration of the branch sorts below the highest one main has. */
final class LinearBelowMain {
  static final Rule RULE =
      new Rule(
          "linear/below-main",
          "A number below main's highest",
          Severity.ERROR,
          """
          Your branch adds a migration that sorts before one that main already has.
          """,
          """
          A database that has applied main's newer migration either never runs yours, because the runner
          only looks above the highest version it knows, or runs it in an order that differs from every
          database built from the start. Both end as drift.
          """,
          """
          Rebase on main and give your migration the next free number.
          """,
          """
          main         0006_add_users.sql, 0008_add_teams.sql
          your branch  0007_add_labels.sql
          """,
          """
          main         0006_add_users.sql, 0008_add_teams.sql
          your branch  0009_add_labels.sql
          """);

  private LinearBelowMain() {}

  static List<Finding> find(LinearInput input, LinearChanges changes) throws GitException {
    LinearEntry highest =
        input.main().stream()
            .filter(LinearEntry::isVersioned)
            .max(Comparator.comparing(LinearEntry::place))
            .orElse(null);
    List<Finding> findings = new ArrayList<>();
    for (LinearEntry mine : changes.added()) {
      // A number that is taken is the other rule's to tell.
      if (highest != null
          && mine.isVersioned()
          && mine.place().compareTo(highest.place()) < 0
          && input.main().stream().noneMatch(e -> LinearSameNumber.collide(mine, e))) {
        RunnerVerdict verdict = input.runner().of(mine);
        if (mine.isTime() && input.runner().runsLate(verdict)) {
          continue;
        }
        findings.add(finding(input, mine, highest, verdict));
      }
    }
    return findings;
  }

  private static Finding finding(
      LinearInput input, LinearEntry mine, LinearEntry highest, @Nullable RunnerVerdict verdict)
      throws GitException {
    String brought = input.past().arrival(highest.path()).map(a -> ", from " + a).orElse("");
    List<String> evidence = new ArrayList<>();
    evidence.add("%s: %s%s".formatted(input.mainName(), highest.path(), brought));
    evidence.add("%s: %s".formatted(input.author(), mine.path()));
    if (verdict != null) {
      evidence.add(verdict.inWords(input.runner().name()));
    }
    String fix = LinearRenumbering.advice(input);
    Location location = input.location(mine.path());
    return mine.isTime() && verdict == null
        ? RULE.note(
            "%s is older than the newest migration on %s; a database that has that one runs them in"
                    .formatted(mine.path(), input.mainName())
                + " another order than a new database",
            location,
            evidence,
            fix)
        : RULE.finding(
            "%s sorts below %s, the highest on %s"
                .formatted(mine.path(), highest.path(), input.mainName()),
            location,
            evidence,
            fix);
  }
}
