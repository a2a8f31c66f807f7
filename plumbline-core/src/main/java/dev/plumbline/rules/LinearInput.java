package dev.plumbline.rules;

import dev.plumbline.git.GitState;
import dev.plumbline.history.Migration;
import java.util.List;

/**
 * A branch's migrations beside main's.
 *
 * @param mine in the working tree, committed or not
 * @param main at main's tip
 * @param mergeBase where the branch left main
 * @param base what {@code main} is
 * @param folder of the migrations, relative to the project, for locations; empty or ends with a
 *     slash
 * @param runner what databases with a past make of the branch's migrations
 * @param reaction of the runner to changes of what is merged
 */
record LinearInput(
    List<LinearEntry> mine,
    List<LinearEntry> main,
    List<LinearEntry> mergeBase,
    GitState.Base base,
    String folder,
    LinearPast past,
    RunnerVerdicts runner,
    LinearRunner reaction) {
  LinearInput {
    mine = List.copyOf(mine);
    main = List.copyOf(main);
    mergeBase = List.copyOf(mergeBase);
  }

  Location location(String path) {
    String directory = folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1);
    return Location.file(Location.join(directory, Migration.fileOf(path)));
  }

  /** Main as a person names it in this situation. */
  String mainName() {
    return base.shape() == GitState.Shape.MAIN ? base.name() + " before it" : base.name();
  }

  /** Who made the change. */
  String author() {
    return base.shape() == GitState.Shape.MAIN ? "the last commit" : "this branch";
  }

  /** The revision to take a merged file back from. */
  String restoreFrom() {
    return base.shape() == GitState.Shape.BRANCH ? base.name() : base.tip().substring(0, 10);
  }
}
