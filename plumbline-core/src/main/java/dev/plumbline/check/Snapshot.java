package dev.plumbline.check;

import dev.plumbline.config.Config.Layout;
import dev.plumbline.history.History;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.HistoryFindings;
import dev.plumbline.sql.SqlSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What {@code plumb snapshot} writes: the canonical of the migrations as they are now. */
public final class Snapshot {
  private static final String NEEDS_WHAT_IS_LEFT_OUT =
      "[schema] in plumbline.toml leaves out what this needs: leave this out too, or keep that";

  /**
   * What came of it.
   *
   * @param file where the canonical belongs, absolute
   * @param otherLayout where the canonical would be in the other layout, absolute
   * @param files the canonical's texts by path below {@code file}, or a single one of an empty
   *     path; null when the migrations do not build a schema
   * @param findings why not, and anything else that was noticed
   */
  public record Outcome(
      Path file,
      Layout layout,
      Path otherLayout,
      @Nullable SortedMap<String, String> files,
      int migrations,
      String server,
      String serverWhy,
      List<Finding> findings) {
    public Outcome {
      findings = List.copyOf(findings);
    }

    /** The canonical as one text that loads; null when there is none. */
    public @Nullable String text() {
      return files == null ? null : Written.text(layout, files);
    }
  }

  private Snapshot() {}

  /** What is left out may be needed by what is not. */
  private static boolean loads(String text, Build build, List<Finding> findings)
      throws CheckException {
    Build.Outcome loaded = build.snapshot(SqlSource.of("the canonical", text));
    loaded.findings().stream()
        .map(finding -> finding.withFix(NEEDS_WHAT_IS_LEFT_OUT))
        .forEach(findings::add);
    return loaded.schema() != null;
  }

  /**
   * Replays the history and writes its schema down; touches no file of the project.
   *
   * @throws CheckException when it could not do its work
   */
  public static Outcome take(CheckRequest request) throws CheckException {
    Project project = Project.locate(request.directory(), request.config());
    try (Scratch scratch = Scratch.start(project, request.config(), request.environment())) {
      History history = project.history();
      List<Finding> findings =
          new ArrayList<>(
              HistoryFindings.of(project.relative(project.migrations()), history.problems()));
      Build build = new Build(project, request, scratch);
      Build.Outcome built =
          Check.unknown(history) == null
              ? build.history(history)
              : new Build.Outcome(null, 0, List.of());
      findings.addAll(built.findings());
      SortedMap<String, String> files =
          built.schema() == null
              ? null
              : Written.files(project.layout(), built.schema(), CanonicalCheck.facts(history));
      if (files != null
          && request.config().schemas().any()
          && !loads(Written.text(project.layout(), files), build, findings)) {
        files = null;
      }
      return new Outcome(
          project.canonical(),
          project.layout(),
          project.otherLayout(),
          files,
          history.migrations().size(),
          scratch.server().description(),
          scratch.why(),
          findings);
    }
  }
}
