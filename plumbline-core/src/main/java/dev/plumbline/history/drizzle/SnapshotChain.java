package dev.plumbline.history.drizzle;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.ProblemKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * drizzle-kit's snapshots: each says which one it follows. The next {@code generate} compares the
 * schema with the last of them, so two that follow the same one are a merge of two branches that
 * nobody generated again. The migrator never reads them.
 */
final class SnapshotChain {
  private static final Pattern NUMBERED = Pattern.compile("meta/(\\d+)_snapshot\\.json");

  private final MigrationFiles files;
  private final List<HistoryProblem> problems;

  SnapshotChain(MigrationFiles files, List<HistoryProblem> problems) {
    this.files = files;
    this.problems = problems;
  }

  /** Of 0.x: one for each entry of the journal, in a row. */
  void checkNumbered(List<Journal.Entry> entries) {
    Map<String, SnapshotHead> heads = new LinkedHashMap<>();
    Set<Long> numbers = new HashSet<>();
    for (String path : files.paths()) {
      Matcher matcher = NUMBERED.matcher(path);
      if (matcher.matches()) {
        numbers.add(Long.parseLong(matcher.group(1)));
        if (!read(path, heads)) {
          return;
        }
      }
    }
    if (numbers.isEmpty()) {
      return; // they are kept out of the repository
    }
    findMissing(entries, numbers);
    Map<String, String> byId = ids(heads);
    Map<String, String> followers = new HashMap<>();
    heads.forEach((path, head) -> {
      String previous = head.previous().getFirst();
      String first = followers.putIfAbsent(previous, path);
      if (first != null) {
        add(
            ProblemKind.SNAPSHOT_FORK,
            path,
            head,
            "%s and %s both follow %s: two branches generated from the same state"
                .formatted(
                    name(first),
                    name(path),
                    previous.equals(SnapshotHead.ROOT)
                        ? "the empty schema"
                        : name(byId.getOrDefault(previous, previous))),
            "delete the later migration with its snapshot and journal entry, and generate it"
                + " again");
      } else if (!previous.equals(SnapshotHead.ROOT) && !byId.containsKey(previous)) {
        orphan(path, head, previous);
      }
    });
  }

  /** Of 1.0: one in each folder, each following one or more; several ends wait to be joined. */
  void checkFolders() {
    Map<String, SnapshotHead> heads = new LinkedHashMap<>();
    for (String path : files.paths()) {
      if (path.endsWith("/" + DrizzleFolders.SNAPSHOT)
          && path.indexOf('/') == path.lastIndexOf('/')) {
        if (!read(path, heads)) {
          return;
        }
      }
    }
    Map<String, String> byId = ids(heads);
    Map<String, List<String>> followers = new LinkedHashMap<>();
    heads.forEach((path, head) -> {
      for (String previous : head.previous()) {
        followers.computeIfAbsent(previous, id -> new ArrayList<>()).add(path);
        if (!previous.equals(SnapshotHead.ROOT) && !byId.containsKey(previous)) {
          orphan(path, head, previous);
        }
      }
    });
    List<String> ends = new ArrayList<>();
    heads.forEach((path, head) -> {
      if (!followers.containsKey(head.id())) {
        ends.add(path);
      }
    });
    for (int i = 1; i < ends.size(); i++) {
      SnapshotHead head = heads.get(ends.get(i));
      if (head != null) {
        add(
            ProblemKind.SNAPSHOT_FORK,
            ends.get(i),
            head,
            "%s and %s are both the last of their line: two branches generated, and nothing follows"
                    .formatted(name(ends.getFirst()), name(ends.get(i)))
                + " both",
            "run drizzle-kit check; the next drizzle-kit generate joins them when they do not touch"
                + " the same things");
      }
    }
  }

  private void findMissing(List<Journal.Entry> entries, Set<Long> numbers) {
    for (Journal.Entry entry : entries) {
      Long number = number(entry);
      if (number != null && !numbers.contains(number)) {
        String path = "meta/%s_snapshot.json".formatted(entry.tag().split("_", 2)[0]);
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.SNAPSHOT_MISSING,
                path,
                "the journal lists %s, but there is no snapshot of it".formatted(entry.tag()),
                entry == entries.getLast()
                    ? "restore it from git; without the last snapshot drizzle-kit generates what"
                        + " exists once more"
                    : "restore it from git if it was ever there"));
      }
    }
  }

  private static @Nullable Long number(Journal.Entry entry) {
    String digits = entry.tag().split("_", 2)[0];
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : null;
  }

  private Map<String, String> ids(Map<String, SnapshotHead> heads) {
    Map<String, String> byId = new HashMap<>();
    heads.forEach((path, head) -> {
      String first = byId.putIfAbsent(head.id(), path);
      if (first != null) {
        add(
            ProblemKind.SNAPSHOT_FORK,
            path,
            head,
            "%s and %s have the same id: one is a copy of the other"
                .formatted(name(first), name(path)),
            "generate the later migration again");
      }
    });
    return byId;
  }

  private void orphan(String path, SnapshotHead head, String previous) {
    add(
        ProblemKind.SNAPSHOT_ORPHAN,
        path,
        head,
        "%s follows %s, which is the id of no snapshot here".formatted(name(path), previous),
        "restore the snapshot it follows, or generate the migration again");
  }

  /** False when snapshots cannot be had cheaply here. */
  private boolean read(String path, Map<String, SnapshotHead> heads) {
    try {
      byte[] bytes = files.head(path, SnapshotHead.BYTES);
      if (bytes == null) {
        return false;
      }
      SnapshotHead head = SnapshotHead.parse(bytes);
      if (head == null && bytes.length >= SnapshotHead.BYTES) {
        // Older versions of drizzle-kit wrote it at the end.
        head = SnapshotHead.parse(files.read(path));
      }
      if (head != null) {
        heads.put(path, head);
      } else {
        problems.add(
            HistoryProblem.ofFile(
                ProblemKind.SNAPSHOT_ORPHAN,
                path,
                conflicted(bytes)
                    ? "a merge conflict was left in the snapshot"
                    : "the snapshot does not say its id and which one it follows",
                "generate the migration again"));
      }
    } catch (IOException e) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.SNAPSHOT_ORPHAN,
              path,
              "the snapshot cannot be read: " + e.getMessage(),
              "make it readable"));
    }
    return true;
  }

  private static boolean conflicted(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
        .lines()
        .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("<<<<<<<"));
  }

  private static String name(String path) {
    return path.startsWith("meta/") ? path.substring("meta/".length()) : path;
  }

  private void add(ProblemKind kind, String path, SnapshotHead head, String message, String fix) {
    problems.add(new HistoryProblem(kind, path, head.line(), head.column(), message, fix));
  }
}
