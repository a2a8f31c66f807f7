package dev.plumbline.rules;

import dev.plumbline.git.GitException;
import java.util.ArrayList;
import java.util.List;

/** A migration that main has reads differently on the branch. */
final class LinearEdited {
  static final Rule RULE =
      new Rule(
          "linear/edited",
          "A merged migration was changed",
          Severity.ERROR,
          """
          A migration that main already has reads differently on your branch. A change of comments or
          white space only is a note; putting back what main once had is a note as well.
          """,
          """
          Databases that applied the migration will not apply it again: they keep the old effect while
          every new database gets the new one. Runners that remember a checksum refuse to go on.
          """,
          """
          Put the file back (`git checkout origin/main -- FILE`) and write the change as a new migration.
          """,
          """
          -- 0003_add_orders.sql, merged last week
          CREATE TABLE orders (id bigint PRIMARY KEY, note text);  -- note added now
          """,
          """
          -- 0009_add_order_note.sql, new
          ALTER TABLE orders ADD COLUMN note text;
          """);

  private LinearEdited() {}

  static List<Finding> find(LinearInput input, LinearChanges changes) throws GitException {
    List<Finding> findings = new ArrayList<>();
    for (LinearEntry entry : changes.edited()) {
      byte[] merged = input.past().merged(entry.path());
      byte[] mine = input.past().mine(entry.path());
      if (!LinearText.sameButForLineEnds(merged, mine)) {
        findings.add(finding(input, entry.path(), merged, mine));
      }
    }
    return findings;
  }

  private static Finding finding(LinearInput input, String path, byte[] merged, byte[] mine)
      throws GitException {
    int line = LinearText.firstDifference(merged, mine);
    Location location = new Location(input.folder() + path, line, 0, LinearText.line(mine, line));
    List<String> evidence = LinearText.difference(merged, mine);
    if (LinearText.sameStatements(merged, mine)) {
      return RULE.note(
          path + " was changed after it was merged, in comments or white space only",
          location,
          evidence,
          "Fine for PostgreSQL; a runner that remembers checksums (Flyway, Prisma, sqlx) refuses"
              + " it");
    }
    if (input.past().wasOnMain(path, mine)) {
      return RULE.note(
          path + " reads again as it once did on " + input.base().name(),
          location,
          evidence,
          "Fine if the version put back is the one that databases have applied");
    }
    return RULE.finding(
        "%s was changed by %s after it was merged".formatted(path, input.author()),
        location,
        evidence,
        "git checkout %s -- %s; write the change as a new migration"
            .formatted(input.restoreFrom(), input.folder() + path));
  }
}
