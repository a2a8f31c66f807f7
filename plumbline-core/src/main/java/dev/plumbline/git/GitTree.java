package dev.plumbline.git;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder at a commit. Links and submodules are left out: what they lead to is not
 * part of the commit.
 */
public final class GitTree {
  private static final String FOLDER = "40000";
  private static final String FILE = "100";
  private static final int SHA_256_DIGITS = 64;

  private final Git git;
  private final String commit;
  private final String folder;
  private final TreeMap<String, String> blobs = new TreeMap<>();
  private String algorithm = "SHA-1";

  private GitTree(Git git, String commit, String folder) {
    this.git = git;
    this.commit = commit;
    this.folder = folder;
  }

  /**
   * @param commit an id
   * @param folder from the repository's root, forward slashes, empty for the root itself; a folder
   *     that is not there has no files
   */
  static GitTree at(Git git, String commit, String folder) throws GitException {
    GitTree tree = new GitTree(git, commit, folder);
    GitObjects.GitObject top = git.objects().find(commit + ":" + folder);
    if (top != null && top.type().equals("tree")) {
      tree.algorithm = top.id().length() == SHA_256_DIGITS ? "SHA-256" : "SHA-1";
      tree.collect(top, "");
    }
    return tree;
  }

  /** Relative to the folder, forward slashes. */
  public SortedSet<String> paths() {
    return Collections.unmodifiableSortedSet(blobs.navigableKeySet());
  }

  /** From the repository's root, forward slashes, empty for the root itself. */
  public String folder() {
    return folder;
  }

  /** Another folder at the same commit. */
  public GitTree elsewhere(String otherFolder) throws GitException {
    return at(git, commit, otherFolder);
  }

  /**
   * A file anywhere at the same commit; null when there is none.
   *
   * @param path from the repository's root, forward slashes
   */
  public byte @Nullable [] anywhere(String path) throws GitException {
    GitObjects.GitObject object = git.objects().find(commit + ":" + path);
    return object == null || !object.type().equals("blob") ? null : object.content();
  }

  /** Path to blob id; equal ids are equal bytes. */
  public SortedMap<String, String> blobs() {
    return Collections.unmodifiableSortedMap(blobs);
  }

  /**
   * The bytes as committed, before any line-end conversion.
   *
   * @throws IllegalArgumentException when the path is not one of {@link #paths}
   */
  public byte[] read(String path) throws GitException {
    String id = blobs.get(path);
    if (id == null) {
      throw new IllegalArgumentException(path + " is not in this tree");
    }
    return object(id, path).content();
  }

  /** The id that a file of these bytes has in this repository. */
  public String idOf(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private GitObjects.GitObject object(String id, String path) throws GitException {
    GitObjects.GitObject object = git.objects().find(id);
    if (object == null) {
      throw new GitException(
          GitException.Reason.OTHER,
          "the repository lacks " + path + " (object " + id + ")",
          "`git fsck` tells whether the repository is damaged; `git fetch` fills a partial clone.");
    }
    return object;
  }

  /** A tree object is a run of "mode SP name NUL raw-id". */
  private void collect(GitObjects.GitObject tree, String prefix) throws GitException {
    byte[] bytes = tree.content();
    int idLength = tree.id().length() / 2;
    for (int at = 0; at < bytes.length; ) {
      int space = indexOf(bytes, (byte) ' ', at);
      int nul = indexOf(bytes, (byte) 0, space);
      String mode = new String(bytes, at, space - at, StandardCharsets.US_ASCII);
      String path = prefix + new String(bytes, space + 1, nul - space - 1, StandardCharsets.UTF_8);
      at = nul + 1 + idLength;
      String id = HexFormat.of().formatHex(Arrays.copyOfRange(bytes, nul + 1, at));
      if (mode.equals(FOLDER)) {
        collect(object(id, path), path + "/");
      } else if (mode.startsWith(FILE)) {
        blobs.put(path, id);
      }
    }
  }

  private static int indexOf(byte[] bytes, byte wanted, int from) {
    int at = from;
    while (bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
