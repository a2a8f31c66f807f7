package dev.plumbline.rules;

import dev.plumbline.forge.OpenMigrations;
import java.util.ArrayList;
import java.util.List;

/** What other open pull requests will do to a branch, by all rules that look at them. */
public final class OpenFindings {
  private OpenFindings() {}

  /**
   * The findings.
   *
   * @param others the open pull requests but the branch's own
   * @param mainName where they are to be merged, as a person would type it
   * @param folder of the migrations, relative to the project; empty or ends with a slash
   */
  public static List<Finding> of(
      Sides sides, List<OpenMigrations> others, String mainName, String folder) {
    OpenInput input = OpenInput.of(sides, others, mainName, folder);
    List<Finding> findings = new ArrayList<>();
    findings.addAll(LinearOpenSameNumber.find(input));
    findings.addAll(LinearOpenSameObject.find(input));
    return findings;
  }
}
