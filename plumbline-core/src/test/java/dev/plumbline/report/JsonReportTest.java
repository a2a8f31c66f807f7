package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonReportTest {
  @Test
  void everyFieldIsThereAndNothingSecret() {
    assertThat(new JsonReport().render(Reports.failing()))
        .isEqualTo(
            """
            {
              "version": 1,
              "result": "failed",
              "project": "examples/shop",
              "migrations": {
                "directory": "db/migrations",
                "convention": "plain",
                "count": 1200
              },
              "server": {
                "description": "PostgreSQL 15.19 (installed)",
                "why": null
              },
              "steps": [
                {
                  "name": "naming",
                  "status": "warned",
                  "summary": "1 name is not in order",
                  "millis": 2
                },
                {
                  "name": "sequence",
                  "status": "passed",
                  "summary": "0001 to 1200 without a gap",
                  "millis": 1
                },
                {
                  "name": "replay",
                  "status": "failed",
                  "summary": "0003_fix.sql does not apply",
                  "millis": 1812
                },
                {
                  "name": "canonical",
                  "status": "skipped",
                  "summary": "the replay failed",
                  "millis": 0
                }
              ],
              "findings": [
                {
                  "rule": "replay/failed",
                  "severity": "error",
                  "message": "column \\"emial\\" of relation \\"users\\" does not exist",
                  "file": "db/migrations/0003_fix.sql",
                  "line": 12,
                  "column": 32,
                  "evidence": [
                    "SQLSTATE 42703",
                    "users was made by db/migrations/0001_users.sql:3:1",
                    "differences:\\n- email text\\n+ emial text"
                  ],
                  "fix": "correct the statement, or drop it:\\nnothing depends on it"
                },
                {
                  "rule": "naming/style",
                  "severity": "warning",
                  "message": "a name",
                  "file": "db/migrations/4_x.sql",
                  "line": null,
                  "column": null,
                  "evidence": [],
                  "fix": null
                },
                {
                  "rule": "linear/old-branch",
                  "severity": "note",
                  "message": "the branch is 3 days old",
                  "file": null,
                  "line": null,
                  "column": null,
                  "evidence": [
                    "origin is postgres://ci:***@db.example/app"
                  ],
                  "fix": "git rebase origin/main"
                }
              ],
              "exceptions": [],
              "counts": {
                "error": 1,
                "warning": 1,
                "note": 1,
                "ignored": 2
              },
              "millis": 1815
            }
            """);
  }

  @Test
  void aCleanCheckHasNoFindings() {
    assertThat(new JsonReport().render(Reports.clean()))
        .contains(
            "\"result\": \"passed\"", "\"findings\": []", "\"why\": \"the project names none");
  }
}
