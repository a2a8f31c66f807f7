package dev.plumbline.rules;

import java.util.List;

/** What can be said of a configuration once the schema is known. */
public final class ConfigFindings {
  private ConfigFindings() {}

  /**
   * Patterns of names that match nothing.
   *
   * @param file the configuration, relative to the project
   */
  public static List<Finding> unusedPatterns(String file, List<String> patterns) {
    return patterns.stream()
        .map(pattern ->
            ConfigUnusedPattern.RULE.finding(
                "the pattern \"" + pattern + "\" in [schema] matches nothing the migrations make",
                Location.file(file),
                List.of(),
                "correct it or take it out"))
        .toList();
  }
}
