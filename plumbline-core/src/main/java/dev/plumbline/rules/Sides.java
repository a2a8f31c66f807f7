package dev.plumbline.rules;

import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import java.util.List;

/**
 * The histories that meet in a merge.
 *
 * @param mine in the working tree
 * @param main where it goes
 * @param mergeBase where it left
 */
public record Sides(History mine, History main, History mergeBase) {
  /** What the branch has and neither main nor the merge base, in its order. */
  public List<Migration> added() {
    return MergedHistory.added(mine, main, mergeBase);
  }

  /** What main got since the branch left it and the branch has not, in its order. */
  public List<Migration> missed() {
    return MergedHistory.added(main, mergeBase, mine);
  }

  /** What would be there after the merge, in the order of a new database. */
  public History merged() {
    return MergedHistory.of(mine, main, mergeBase);
  }
}
