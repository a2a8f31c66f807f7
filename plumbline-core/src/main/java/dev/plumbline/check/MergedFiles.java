package dev.plumbline.check;

import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.GitTree;
import dev.plumbline.git.MergeSides;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.Surroundings;
import dev.plumbline.rules.CommittedSurroundings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The migrations directory as it will be once git has merged it, from git's objects: the working
 * tree is not merged yet while a driver runs. File by file; a file both sides changed is a conflict
 * and is left as ours.
 */
final class MergedFiles implements MigrationFiles {
  private final SortedMap<String, GitTree> from = new TreeMap<>();
  private final List<String> conflicts = new ArrayList<>();

  private final GitTree ours;

  private MergedFiles(GitTree ours) {
    this.ours = ours;
  }

  /**
   * Merges.
   *
   * @param folder from the repository's root
   */
  static MergedFiles of(Git git, MergeSides sides, String folder) throws GitException {
    GitTree ours = git.tree(sides.ours(), folder);
    GitTree theirs = git.tree(sides.theirs(), folder);
    SortedMap<String, String> base =
        sides.base() == null ? new TreeMap<>() : git.tree(sides.base(), folder).blobs();
    SortedSet<String> all = new TreeSet<>(ours.paths());
    all.addAll(theirs.paths());
    MergedFiles merged = new MergedFiles(ours);
    for (String path : all) {
      merged.merge(path, base.get(path), ours, theirs);
    }
    return merged;
  }

  /** Files that both sides changed, each in its own way. */
  List<String> conflicts() {
    return Collections.unmodifiableList(conflicts);
  }

  @Override
  public SortedSet<String> paths() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(from.keySet()));
  }

  /** Ours: configuration is hardly ever what two branches merge. */
  @Override
  public Surroundings around() {
    return new CommittedSurroundings(ours);
  }

  @Override
  public byte[] read(String path) throws IOException {
    if (path.startsWith("../")) {
      byte[] content = around().read(path);
      if (content == null) {
        throw new IOException("no such file in the merge");
      }
      return content;
    }
    GitTree tree = from.get(path);
    if (tree == null) {
      throw new IOException("no such file in the merge");
    }
    try {
      return tree.read(path);
    } catch (GitException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void merge(String path, @Nullable String base, GitTree ours, GitTree theirs) {
    String here = ours.blobs().get(path);
    String there = theirs.blobs().get(path);
    if (Objects.equals(here, there) || Objects.equals(base, there)) {
      take(path, here, ours);
    } else if (Objects.equals(base, here)) {
      take(path, there, theirs);
    } else {
      conflicts.add(path);
      take(path, here, ours);
    }
  }

  private void take(String path, @Nullable String id, GitTree tree) {
    if (id != null) {
      from.put(path, tree);
    }
  }
}
