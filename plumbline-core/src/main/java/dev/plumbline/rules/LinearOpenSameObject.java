package dev.plumbline.rules;

import dev.plumbline.forge.OpenMigrations;
import dev.plumbline.forge.OpenRequest;
import dev.plumbline.history.Migration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Another open pull request changes an object that the branch changes. */
final class LinearOpenSameObject {
  static final Rule RULE =
      new Rule(
          "linear/open-same-object",
          "Another open pull request changes the same object",
          Severity.NOTE,
          """
          A migration of your branch and one of another pull request for the same branch, still open, name
          the same object in statements of which at least one changes it. Told by the text of the
          statements: what a DO block, a function or a view reaches is not seen.
          """,
          """
          Each of the two was tested without the other. Git merges them without a conflict, and the schema
          that results was seen by nobody before.
          """,
          """
          Talk to its author. When the other is merged, bring your branch up to date: plumb check then
          replays both, in both orders.
          """,
          """
          your branch  ALTER TABLE users ADD COLUMN email text;
          #12          ALTER TABLE users RENAME TO accounts;
          """,
          """
          your branch  ALTER TABLE accounts ADD COLUMN email text;  -- after #12 is merged
          """);

  private static final int STATEMENTS_SHOWN = 6;

  private LinearOpenSameObject() {}

  static List<Finding> find(OpenInput input) {
    List<Finding> findings = new ArrayList<>();
    Map<Migration, List<Touch>> mine = new LinkedHashMap<>();
    input.mine().forEach(migration -> mine.put(migration, Touch.of(migration)));
    for (OpenMigrations other : input.others()) {
      List<Touch> theirs =
          other.migrations().stream().flatMap(one -> Touch.of(one).stream()).toList();
      mine.forEach((migration, touches) -> {
        Common common = Common.of(touches, theirs);
        if (!common.objects().isEmpty()) {
          findings.add(finding(input, migration, other.request(), common));
        }
      });
    }
    return findings;
  }

  /** What two sides have in common, by the names my side uses. */
  private record Common(Set<String> objects, Set<Touch> mine, Set<Touch> theirs) {
    static Common of(List<Touch> mine, List<Touch> theirs) {
      Common common =
          new Common(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
      for (Touch one : mine) {
        for (Touch other : theirs) {
          if (one.meets(other)) {
            common.objects.add(one.object());
            common.mine.add(one);
            common.theirs.add(other);
          }
        }
      }
      return common;
    }
  }

  private static Finding finding(
      OpenInput input, Migration migration, OpenRequest request, Common common) {
    List<String> evidence = new ArrayList<>();
    statements("this branch", common.mine(), evidence);
    statements(request.label(), common.theirs(), evidence);
    evidence.add(request.label() + ": " + request.url());
    Touch first = common.mine().iterator().next();
    return RULE.finding(
        "%s also touches %s".formatted(request.inWords(), String.join(", ", common.objects())),
        new Location(
            input.folder() + migration.path(),
            first.at().line(),
            first.at().column(),
            first.line()),
        evidence,
        "whichever is merged later has to be checked again with the other");
  }

  /** The same statement is told once, though it may touch several objects. */
  private static void statements(String whose, Set<Touch> touches, List<String> evidence) {
    Set<String> lines = new LinkedHashSet<>();
    touches.forEach(touch ->
        lines.add("%s: %s:%d %s".formatted(whose, touch.path(), touch.at().line(), touch.line())));
    lines.stream().limit(STATEMENTS_SHOWN).forEach(evidence::add);
    if (lines.size() > STATEMENTS_SHOWN) {
      evidence.add("%s: … %d more".formatted(whose, lines.size() - STATEMENTS_SHOWN));
    }
  }
}
