package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.check.CheckReport;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Location;
import dev.plumbline.rules.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextReportTest {
  @Test
  void aCleanCheckIsAFewAlignedLines() {
    assertThat(new TextReport(new Style(false, true), false, false).render(Reports.clean()))
        .isEqualTo(
            """
            ✓ naming     8 names follow 0001_what_it_does.sql
            ✓ sequence   0001 to 0008 without a gap
            ✓ replay     8 migrations apply
            ✓ canonical  equals db/canonical-schema.sql
            - linear     not in a git work tree
            on PostgreSQL 18.6 (embedded): the project names none, 18 is bundled
            passed (8 migrations, 0.3 s)
            """);
  }

  @Test
  void ofManyWarningsAlikeTheFirstAreShownAndTheRestCounted() {
    List<Finding> many =
        IntStream.rangeClosed(1, 8)
            .mapToObj(i ->
                new Finding("naming/format", Severity.WARNING, "name " + i, null, List.of(), null))
            .toList();
    CheckReport clean = Reports.clean();
    CheckReport report =
        new CheckReport(
            clean.project(), null, null, 8, null, null, clean.steps(), many, /* suppressed= */ 0);
    assertThat(new TextReport(Style.PLAIN, false, false).render(report))
        .contains("name 5", "warning[naming/format]: 3 more, --verbose shows them", "8 warnings")
        .doesNotContain("name 6");
    assertThat(new TextReport(Style.PLAIN, false, true).render(report))
        .contains("name 8")
        .doesNotContain("more, --verbose");
  }

  @Test
  void aPipeGetsWordsInPlainAscii() {
    assertThat(new TextReport(Style.PLAIN, false, true).render(Reports.clean()))
        .isEqualTo(
            """
            ok      naming     8 names follow 0001_what_it_does.sql  0.00 s
            ok      sequence   0001 to 0008 without a gap  0.00 s
            ok      replay     8 migrations apply  0.2 s
            ok      canonical  equals db/canonical-schema.sql  0.10 s
            skipped linear     not in a git work tree  0.00 s
            on PostgreSQL 18.6 (embedded): the project names none, 18 is bundled
            passed (8 migrations, 0.3 s)
            """);
  }

  @Test
  void findingsShowTheSourceTheEvidenceAndTheFix() {
    assertThat(new TextReport(Style.PLAIN, false, false).render(Reports.failing()))
        .isEqualTo(
            """
            error[replay/failed]: column "emial" of relation "users" does not exist
              --> examples/shop/db/migrations/0003_fix.sql:12:32
               |
            12 |  ALTER TABLE users DROP COLUMN emial;
               |                                ^
               = SQLSTATE 42703
               = users was made by db/migrations/0001_users.sql:3:1
               = differences:
                 - email text
                 + emial text
               help: correct the statement, or drop it:
                     nothing depends on it

            warning[naming/style]: a name
             --> examples/shop/db/migrations/4_x.sql

            note[linear/old-branch]: the branch is 3 days old
               = origin is postgres://ci:***@db.example/app
               help: git rebase origin/main

            warning naming     1 name is not in order
            ok      sequence   0001 to 1200 without a gap
            failed  replay     0003_fix.sql does not apply
            skipped canonical  the replay failed
            on PostgreSQL 15.19 (installed)
            failed: 1 error, 1 warning, 1 note, 2 ignored (1,200 migrations, 1.8 s)
            more about it: plumb explain replay/failed
            """);
  }

  @Test
  void quietAndCleanIsSilent() {
    assertThat(new TextReport(Style.PLAIN, true, false).render(Reports.clean())).isEmpty();
  }

  @Test
  void quietWithFindingsLeavesTheStepsOut() {
    assertThat(new TextReport(Style.PLAIN, true, false).render(Reports.failing()))
        .contains("error[replay/failed]", "failed: 1 error")
        .doesNotContain("sequence", "on PostgreSQL");
  }

  @Test
  void colourChangesNothingButColour() {
    String coloured = new TextReport(new Style(true, false), false, true).render(Reports.failing());
    String plain = new TextReport(Style.PLAIN, false, true).render(Reports.failing());

    assertThat(coloured).contains("\u001b[1;31merror[replay/failed]\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void aFileCannotSpeakToTheTerminal() {
    String text = finding("x\u001b[2J\u202e", "a\u001b]0;title\u0007b", 2);

    assertThat(text)
        .doesNotContain("\u001b", "\u0007", "\u202e")
        .contains("a\ufffd]0;title\ufffdb");
  }

  @Test
  void ofALongLineThePartAroundTheColumnIsShown() {
    String line = "x".repeat(5_000) + "HERE" + "y".repeat(5_000);

    List<String> lines = finding("m", line, 5_001).lines().toList();

    String source = lines.get(3);
    assertThat(source).hasSizeLessThan(130).startsWith("7 | ...xxx").endsWith("yyy...");
    assertThat(source.substring(lines.get(4).indexOf('^'))).startsWith("HERE");
  }

  @Test
  void theCaretCountsCharactersNotCodeUnits() {
    List<String> lines = finding("m", "SELECT '😀' x", 12).lines().toList();

    assertThat(lines.get(3)).isEqualTo("7 | SELECT '😀' x");
    assertThat(lines.get(4)).isEqualTo("  | " + " ".repeat(11) + "^");
  }

  private static String finding(String message, String sourceLine, int column) {
    Location location = new Location("a.sql", 7, column, sourceLine);
    return new FindingText(Style.PLAIN, ".")
        .render(new Finding("a/b", Severity.ERROR, message, location, List.of(), null));
  }
}
