package dev.plumbline.git;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How one file of the checkout came to be what it is: merged by git, or changed since some version.
 * Line ends do not count. Asked only when something is wrong with the file.
 *
 * @param path of the file, relative to the directory {@code git} runs in
 */
public record FilePast(Git git, String path) {
  private static final int VERSIONS_SEARCHED = 200;

  private static final List<UnderWay> UNDER_WAY =
      List.of(
          new UnderWay("MERGE_HEAD", "the merge under way"),
          new UnderWay("REBASE_HEAD", "the rebase under way"),
          new UnderWay("CHERRY_PICK_HEAD", "the cherry-pick under way"));

  private record UnderWay(String head, String words) {}

  /**
   * The merge that made this text of both its sides, in words: {@code "merge 1a2b3c4 (Merge branch
   * 'x')"}. Empty when one side had the text already, or no merge is to be seen.
   */
  public Optional<String> mergedBy(String text) throws GitException {
    String atHead = textAt("HEAD");
    if (atHead == null) {
      return Optional.empty();
    }
    if (!atHead.equals(unix(text))) {
      return underWay(text, atHead);
    }
    List<String> last = lines("log", "-1", "--format=%h%n%P%n%s", "--", ":(literal)" + path);
    return last.size() == 3 && last.get(1).contains(" ")
        ? Optional.of("merge " + last.get(0) + " (" + last.get(2) + ")")
        : Optional.empty();
  }

  /** The latest committed version that is wanted; empty when the last two hundred have none. */
  public Optional<String> lastVersion(Predicate<String> wanted) throws GitException {
    Set<String> ids = new LinkedHashSet<>();
    for (String line :
        lines(
            "log",
            "--raw",
            "--no-abbrev",
            "--no-renames",
            "--format=",
            "-m",
            "-" + VERSIONS_SEARCHED,
            "--",
            ":(literal)" + path)) {
      String[] words = line.split("\\s+");
      if (words.length > 4 && words[0].startsWith(":")) {
        ids.add(words[3]);
      }
    }
    for (String id : ids) {
      String text = text(id);
      if (text != null && wanted.test(text)) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private Optional<String> underWay(String text, String atHead) throws GitException {
    for (UnderWay one : UNDER_WAY) {
      String theirs = textAt(one.head());
      if (theirs != null && !theirs.equals(unix(text)) && !theirs.equals(atHead)) {
        return Optional.of(one.words());
      }
    }
    return Optional.empty();
  }

  private @Nullable String textAt(String commit) throws GitException {
    return text(commit + ":./" + path);
  }

  private @Nullable String text(String name) throws GitException {
    GitObjects.GitObject object = git.objects().find(name);
    return object == null || !object.type().equals("blob")
        ? null
        : unix(new String(object.content(), StandardCharsets.UTF_8));
  }

  private static String unix(String text) {
    return text.replace("\r\n", "\n");
  }

  private List<String> lines(String... arguments) throws GitException {
    Git.Output output = git.run(arguments);
    return output.exit() == 0 ? output.text().lines().toList() : List.of();
  }
}
