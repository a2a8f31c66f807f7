package dev.plumbline.check;

import dev.plumbline.canonical.CanonicalText;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.MergeSides;
import dev.plumbline.git.MergeSides.Given;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryProblem;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Location;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What git calls instead of merging the lines of a canonical: replays the merged migrations and
 * writes their schema. Where they are not to be had, or build nothing, our side stays, marked so
 * that the next check says what it is.
 */
public final class MergeDriver {
  /**
   * What came of it.
   *
   * @param text what the file is to be; null to leave our side as it is and call it a conflict
   * @param regenerated whether that is the canonical of the merged migrations
   * @param messages for a person, one sentence each
   */
  public record Outcome(@Nullable String text, boolean regenerated, List<String> messages) {
    public Outcome {
      messages = List.copyOf(messages);
    }
  }

  private final Path root;
  private final CheckRequest request;
  private final Given given;

  /**
   * A merge.
   *
   * @param root of the working tree
   * @param request the project the canonical is of
   */
  public MergeDriver(Path root, CheckRequest request, Given given) {
    this.root = root;
    this.request = request;
    this.given = given;
  }

  /**
   * Where the project's canonical is, or would be written, absolute.
   *
   * @throws CheckException when there is no such project
   */
  public static Path canonicalOf(CheckRequest request) throws CheckException {
    return Project.locate(request.directory(), request.config()).canonical();
  }

  /** Merges; what goes wrong becomes a message, because git has to go on. */
  public Outcome run() {
    try (Git git = Git.in(root, request.environment())) {
      return regenerate(git);
    } catch (GitException | CheckException e) {
      return unmerged(String.valueOf(e.getMessage()));
    }
  }

  private Outcome regenerate(Git git) throws GitException, CheckException {
    Project project = Project.locate(request.directory(), request.config());
    if (!project.canonical().equals(root.resolve(given.path()))) {
      return unmerged("it is not the canonical of " + project.relative(project.migrations()));
    }
    MergeSides sides = MergeSides.find(git, given, request.environment()).orElse(null);
    if (sides == null) {
      return unmerged("git does not tell which commits are merged");
    }
    String folder = root.relativize(project.migrations()).toString().replace('\\', '/');
    MergedFiles files = MergedFiles.of(git, sides, folder);
    if (!files.conflicts().isEmpty()) {
      return unmerged("both sides changed " + String.join(", ", files.conflicts()));
    }
    return replay(project, project.convention().read(files, project.options()));
  }

  private Outcome replay(Project project, History history) throws CheckException {
    String unknown = Check.unknown(history);
    if (unknown != null) {
      return unmerged(unknown);
    }
    try (Scratch scratch = Scratch.start(project, request.config(), request.environment())) {
      Build.Outcome built = new Build(project, request, scratch).history(history);
      if (built.schema() == null) {
        List<String> why = built.findings().stream().map(MergeDriver::words).toList();
        return unmerged("the merged migrations build no schema: " + String.join("; ", why));
      }
      List<String> messages = new ArrayList<>();
      messages.add(
          "%s: written from the merged migrations (%d on %s)"
              .formatted(
                  given.path(), history.migrations().size(), scratch.server().description()));
      for (HistoryProblem problem : history.problems()) {
        messages.add(problem.path() + ": " + problem.message());
      }
      return new Outcome(
          CanonicalWriter.write(built.schema(), CanonicalCheck.facts(history)), true, messages);
    }
  }

  private static String words(Finding finding) {
    Location location = finding.location();
    return finding.message() + (location == null ? "" : " at " + location);
  }

  private Outcome unmerged(String why) {
    String ours = new String(given.ours(), StandardCharsets.UTF_8);
    String theirs = new String(given.theirs(), StandardCharsets.UTF_8);
    String text = CanonicalText.unmerged(ours, theirs).orElse(null);
    String state = text == null ? "left as it is on this side" : "kept from this side for now";
    return new Outcome(
        text,
        false,
        List.of(
            given.path() + ": " + state + ", because " + why,
            "when the migrations are merged: plumb snapshot, then git add " + given.path()));
  }
}
