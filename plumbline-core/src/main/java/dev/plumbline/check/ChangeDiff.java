package dev.plumbline.check;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.plumbline.history.FileChange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Changes to files as git shows them, renames included. */
final class ChangeDiff {
  private static final int CONTEXT = 3;

  private ChangeDiff() {}

  /**
   * The diff.
   *
   * @param now the bytes of a file as it is, none when it is not there
   */
  static String of(List<FileChange> changes, Function<String, byte[]> now) {
    Set<String> written = new HashSet<>();
    changes.forEach(change -> written.add(String.valueOf(change.to())));
    StringBuilder diff = new StringBuilder();
    for (FileChange change : changes) {
      one(change, written, now, diff);
    }
    return diff.toString();
  }

  private static void one(
      FileChange change, Set<String> written, Function<String, byte[]> now, StringBuilder diff) {
    String from = change.from() == null ? change.to() : change.from();
    String to = change.to() == null ? change.from() : change.to();
    diff.append("diff --git a/%s b/%s\n".formatted(from, to));
    byte[] old = change.from() == null ? new byte[0] : now.apply(change.from());
    if (change.from() == null) {
      diff.append("new file\n");
    } else if (change.to() == null) {
      diff.append("deleted file\n");
    } else if (!change.from().equals(change.to())) {
      String verb = written.contains(change.from()) ? "copy" : "rename";
      diff.append("%s from %s\n%s to %s\n".formatted(verb, from, verb, to));
    }
    if (!Arrays.equals(old, change.content())) {
      hunks(
          change.from() == null ? "/dev/null" : "a/" + from,
          change.to() == null ? "/dev/null" : "b/" + to,
          lines(old),
          lines(change.content()),
          diff);
    }
  }

  private static void hunks(
      String from, String to, List<String> old, List<String> now, StringBuilder diff) {
    var patch = DiffUtils.diff(old, now);
    for (String line : UnifiedDiffUtils.generateUnifiedDiff(from, to, old, patch, CONTEXT)) {
      diff.append(line).append('\n');
    }
  }

  private static List<String> lines(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).lines().toList();
  }
}
