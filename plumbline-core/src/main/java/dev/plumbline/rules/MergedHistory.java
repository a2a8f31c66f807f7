package dev.plumbline.rules;

import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The migrations there would be if the branch were merged now: the branch's, and what main got
 * since it was left, each after the one it follows on main and after what sorts below it. Text that
 * both sides wrote to, a journal above all, is as if each had written its own lines.
 */
final class MergedHistory {
  private MergedHistory() {}

  static History of(History mine, History main, History fork) {
    List<Migration> news = added(main, fork, mine);
    if (news.isEmpty()) {
      return mine;
    }
    List<Migration> all = new ArrayList<>(mine.migrations());
    List<Migration> order = main.migrations();
    for (Migration one : news) {
      int after = order.indexOf(one) - 1;
      int at = after < 0 ? 0 : indexOf(all, order.get(after)) + 1;
      while (at < all.size() && all.get(at).place().compareTo(one.place()) < 0) {
        at++;
      }
      all.add(at, one);
    }
    return new History(mine.conventionId(), mine.runner(), all, mine.superseded(), mine.problems());
  }

  /**
   * What one side has and none of the others, in its order; a rename is not new, so it is told by
   * its path.
   */
  static List<Migration> added(History side, History... others) {
    Set<String> known = new HashSet<>();
    for (History other : others) {
      other.migrations().forEach(migration -> known.add(name(migration)));
      other.superseded().forEach(migration -> known.add(name(migration)));
    }
    return side.migrations().stream()
        .filter(migration -> !known.contains(name(migration)))
        .toList();
  }

  /** What ties a migration to itself on another side; parts of one file have paths of their own. */
  static String name(Migration migration) {
    return migration.path();
  }

  private static int indexOf(List<Migration> all, Migration wanted) {
    for (int i = 0; i < all.size(); i++) {
      if (name(all.get(i)).equals(name(wanted))) {
        return i;
      }
    }
    return all.size() - 1;
  }
}
