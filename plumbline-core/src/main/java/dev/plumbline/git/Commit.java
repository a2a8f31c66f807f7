package dev.plumbline.git;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit as it was written, so its parents are told even where a shallow clone lacks them.
 *
 * @param id full hexadecimal id
 * @param parents ids, the first one first; empty for the first commit of a history
 * @param committed when it was made (committer date)
 */
record Commit(String id, List<String> parents, Instant committed) {
  /** Null when the name leads to no commit that is here. */
  static @Nullable Commit find(Git git, String name) throws GitException {
    GitObjects.GitObject object = git.objects().find(name + "^{commit}");
    if (object == null || !object.type().equals("commit")) {
      return null;
    }
    List<String> parents = new ArrayList<>();
    Instant committed = Instant.EPOCH;
    String text = new String(object.content(), StandardCharsets.UTF_8);
    for (String line : text.split("\n")) {
      if (line.isEmpty()) {
        break;
      } else if (line.startsWith("parent ")) {
        parents.add(line.substring("parent ".length()));
      } else if (line.startsWith("committer ")) {
        String[] words = line.split(" ");
        committed = Instant.ofEpochSecond(Long.parseLong(words[words.length - 2]));
      }
    }
    return new Commit(object.id(), List.copyOf(parents), committed);
  }

  boolean isMerge() {
    return parents.size() > 1;
  }
}
