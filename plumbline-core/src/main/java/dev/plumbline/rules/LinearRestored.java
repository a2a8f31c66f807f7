package dev.plumbline.rules;

import dev.plumbline.git.GitException;
import java.util.ArrayList;
import java.util.List;

/** The branch puts back what main once had. */
final class LinearRestored {
  static final Rule RULE =
      new Rule(
          "linear/restored",
          "A merged migration is put back as it was",
          Severity.NOTE,
          """
          A migration was edited, renamed or deleted on main, and your branch puts back what main had
          before, byte for byte.
          """,
          """
          That is the way to mend such an accident, so nothing fails. Databases that met main in between
          remain: they ran the other text, or never ran the file.
          """,
          """
          Make sure that what is put back is what most databases have applied, and write a new migration
          for those that met main in between.
          """,
          "",
          "");

  private LinearRestored() {}

  static List<Finding> find(LinearInput input, LinearChanges changes) throws GitException {
    List<Finding> findings = new ArrayList<>();
    for (LinearEntry entry : changes.restored()) {
      findings.add(
          RULE.note(
              "%s is back as it once was on %s".formatted(entry.path(), input.base().name()),
              input.location(entry.path()),
              List.of(),
              "Databases made while it was gone never ran it: make sure that there are none, or"
                  + " write what they lack as a new migration"));
    }
    return findings;
  }

  static Finding edited(LinearInput input, Location location, String path, List<String> evidence) {
    return RULE.note(
        "%s reads again as it once did on %s".formatted(path, input.base().name()),
        location,
        evidence,
        "Fine if the version put back is the one that databases have applied");
  }

  static Finding renamed(LinearInput input, LinearChanges.Rename rename) {
    return RULE.note(
        "%s has again the name it once had on %s; it was %s"
            .formatted(rename.to().path(), input.base().name(), rename.from().path()),
        input.location(rename.to().path()),
        List.of(),
        "Fine if databases have applied it under the name put back");
  }
}
