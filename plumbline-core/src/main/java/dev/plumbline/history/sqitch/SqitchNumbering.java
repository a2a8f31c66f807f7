package dev.plumbline.history.sqitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.history.FileChange;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.NumberedFiles;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.NumberingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sqitch has no numbers: a change comes later when its line in the plan does. */
final class SqitchNumbering implements Numbering {
  /** A line may need lines that only main has. */
  @Override
  public boolean needsMain() {
    return true;
  }

  @Override
  public Made make(Wanted wanted) throws NumberingException {
    throw new NumberingException(
        "a change of Sqitch carries who planned it, which Sqitch knows and plumb does not",
        "sqitch add %s -n 'why it is needed'".formatted(wanted.name()));
  }

  @Override
  public Renumbered renumber(Series series) throws NumberingException {
    String main = text(series.main());
    Set<String> known = new HashSet<>(main.lines().map(String::strip).toList());
    SqitchPlan mains = plan(main);
    List<Move> moves = new ArrayList<>();
    for (Migration own : series.own()) {
      if (mains.changes().stream().anyMatch(change -> change.name().equals(own.name()))) {
        throw new NumberingException(
            "main has a change called %s as well".formatted(own.name()),
            "git mv the three scripts of yours to another name, and put it into the plan");
      }
      moves.add(new Move(own, own.version(), own.path()));
    }
    List<String> lines =
        text(series.mine())
            .lines()
            .filter(line -> !known.contains(line.strip()))
            .filter(line -> !line.isBlank() && !line.startsWith("%"))
            .toList();
    String end = main.isEmpty() || main.endsWith("\n") ? "" : "\n";
    String plan = main + end + String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
    plan(plan);
    byte[] bytes = plan.getBytes(UTF_8);
    boolean same = Arrays.equals(bytes, NumberedFiles.read(series.mine(), Sqitch.PLAN));
    return new Renumbered(
        moves, same ? List.of() : List.of(FileChange.written(Sqitch.PLAN, bytes)), List.of());
  }

  /** A change's id is made of the one before it, so all of the branch's have other ids now. */
  @Override
  public List<String> localDatabases(List<Move> moves) {
    return List.of(
        "a database that has deployed %s knows it by its old place in the plan and refuses: sqitch"
                .formatted(moves.getFirst().migration().name())
            + " revert to the change before it with the old plan, then deploy");
  }

  private static SqitchPlan plan(String text) throws NumberingException {
    try {
      return SqitchPlan.parse(text);
    } catch (SqitchPlan.Unreadable e) {
      throw new NumberingException(
          "%s:%d: %s".formatted(Sqitch.PLAN, e.line, e.getMessage()),
          "put the branch's lines right, then run it again");
    }
  }

  private static String text(MigrationFiles files) throws NumberingException {
    return new String(NumberedFiles.read(files, Sqitch.PLAN), UTF_8);
  }
}
