package dev.plumbline.forge;

/** A folder of a repository, and which of its files are worth reading. */
final class Folder {
  private Folder() {}

  static boolean contains(String folder, String path) {
    return folder.isEmpty() || path.startsWith(folder + "/");
  }

  /** Snapshots of a schema are large, and no convention needs them to tell a migration. */
  static boolean isRead(String path) {
    return !path.endsWith("snapshot.json");
  }
}
