package dev.plumbline.report;

import static dev.plumbline.check.CheckStep.Name.CANONICAL;
import static dev.plumbline.check.CheckStep.Name.LINEAR;
import static dev.plumbline.check.CheckStep.Name.NAMING;
import static dev.plumbline.check.CheckStep.Name.REPLAY;
import static dev.plumbline.check.CheckStep.Name.SEQUENCE;
import static dev.plumbline.check.CheckStep.Status.FAILED;
import static dev.plumbline.check.CheckStep.Status.PASSED;
import static dev.plumbline.check.CheckStep.Status.SKIPPED;
import static dev.plumbline.check.CheckStep.Status.WARNED;

import dev.plumbline.check.CheckReport;
import dev.plumbline.check.CheckStep;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Location;
import dev.plumbline.rules.Severity;
import java.util.List;

/** Reports to render. */
final class Reports {
  private Reports() {}

  static CheckReport clean() {
    return new CheckReport(
        "examples/shop",
        "db/migrations",
        "plain",
        8,
        "PostgreSQL 18.6 (embedded)",
        "the project names none, 18 is bundled",
        List.of(
            new CheckStep(NAMING, PASSED, "8 names follow 0001_what_it_does.sql", 2),
            new CheckStep(SEQUENCE, PASSED, "0001 to 0008 without a gap", 1),
            new CheckStep(REPLAY, PASSED, "8 migrations apply", 212),
            new CheckStep(CANONICAL, PASSED, "equals db/canonical-schema.sql", 95),
            new CheckStep(LINEAR, SKIPPED, "not in a git work tree", 4)),
        List.of(),
        0);
  }

  static CheckReport failing() {
    return new CheckReport(
        "examples/shop",
        "db/migrations",
        "plain",
        1200,
        "PostgreSQL 15.19 (installed)",
        null,
        List.of(
            new CheckStep(NAMING, WARNED, "1 name is not in order", 2),
            new CheckStep(SEQUENCE, PASSED, "0001 to 1200 without a gap", 1),
            new CheckStep(REPLAY, FAILED, "0003_fix.sql does not apply", 1812),
            new CheckStep(CANONICAL, SKIPPED, "the replay failed", 0)),
        List.of(
            new Finding(
                "replay/failed",
                Severity.ERROR,
                "column \"emial\" of relation \"users\" does not exist",
                new Location(
                    "db/migrations/0003_fix.sql", 12, 32, "\tALTER TABLE users DROP COLUMN emial;"),
                List.of(
                    "SQLSTATE 42703",
                    "users was made by db/migrations/0001_users.sql:3:1",
                    "differences:\n- email text\n+ emial text"),
                "correct the statement, or drop it:\nnothing depends on it"),
            new Finding(
                "naming/style",
                Severity.WARNING,
                "a name",
                Location.file("db/migrations/4_x.sql"),
                List.of(),
                null),
            new Finding(
                "linear/old-branch",
                Severity.NOTE,
                "the branch is 3 days old",
                null,
                List.of("origin is postgres://ci:hunter2@db.example/app"),
                "git rebase origin/main")),
        2);
  }
}
