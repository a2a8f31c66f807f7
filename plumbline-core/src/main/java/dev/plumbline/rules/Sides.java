package dev.plumbline.rules;

import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import java.util.List;

/**
 * The histories that meet in a merge.
 *
 * @param mine in the working tree
 * @param main where it goes
 * @param fork where the branch left main
 * @param trial whether {@code mine} is a merge of both already, made for trial
 */
public record Sides(History mine, History main, History fork, boolean trial) {
  /** What the branch has and neither main nor the fork, in its order. */
  public List<Migration> added() {
    return MergedHistory.added(mine, main, fork);
  }

  /**
   * What main got since the branch left it, in its order; not what the branch took over by itself.
   */
  public List<Migration> missed() {
    return trial ? MergedHistory.added(main, fork) : MergedHistory.added(main, fork, mine);
  }

  /** What would be there after the merge, in the order of a new database. */
  public History merged() {
    return MergedHistory.of(mine, main, fork);
  }
}
