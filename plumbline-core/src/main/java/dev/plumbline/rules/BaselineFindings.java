package dev.plumbline.rules;

import dev.plumbline.history.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What became of comparing a baseline with what it stands for, as findings. */
public final class BaselineFindings {
  private final String directory;

  /**
   * @param directory of the migrations, relative to the project
   */
  public BaselineFindings(String directory) {
    this.directory = directory;
  }

  /** What to say when both build the same. */
  public String passed(List<Migration> standIns, List<Migration> stoodFor) {
    return "%s builds what the %s build"
        .formatted(
            standIns.stream().map(Migration::path).collect(Collectors.joining(", ")),
            count(stoodFor));
  }

  /**
   * They build different schemas.
   *
   * @param differences a line each
   */
  public Finding differs(Migration standIn, List<Migration> stoodFor, List<String> differences) {
    return BaselineDiffers.RULE.finding(
        "%s does not build what the %s build: %d difference%s"
            .formatted(
                standIn.path(),
                count(stoodFor),
                differences.size(),
                differences.size() == 1 ? "" : "s"),
        location(standIn),
        differences,
        "put it right before it is merged; afterwards a new migration has to bring databases"
            + " together");
  }

  /**
   * What it stands for does not apply any more.
   *
   * @param why what the replay found
   */
  public Finding cannotTell(Migration standIn, List<Migration> stoodFor, List<Finding> why) {
    List<String> evidence = new ArrayList<>();
    for (Finding finding : why) {
      evidence.add(finding.location() + ": " + finding.message());
    }
    return BaselineDiffers.RULE.warning(
        "whether %s builds what the %s build cannot be told: they do not apply"
            .formatted(standIn.path(), count(stoodFor)),
        location(standIn),
        evidence,
        null);
  }

  private static String count(List<Migration> stoodFor) {
    return stoodFor.size() == 1
        ? "migration it stands for"
        : stoodFor.size() + " migrations it stands for";
  }

  private Location location(Migration migration) {
    return Location.file(Location.join(directory, migration.path()));
  }
}
