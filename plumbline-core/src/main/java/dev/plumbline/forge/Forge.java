package dev.plumbline.forge;

import java.time.Duration;

/** A forge that can be asked about one repository. Closing gives its connections back. */
public interface Forge extends AutoCloseable {
  /**
   * Those that are open, the newest first, as far as there is time.
   *
   * @param branch they are to be merged into, by its short name
   * @param folder whose files are wanted, from the root of the repository, forward slashes, empty
   *     for the root; what lies elsewhere is left out
   * @throws ForgeException when the forge does not tell
   */
  OpenRequests open(String branch, String folder) throws ForgeException;

  @Override
  void close();

  /**
   * The forge at an address.
   *
   * @param patience for everything that is asked through it
   */
  static Forge at(ForgeAddress address, Duration patience) {
    ForgeClient client = new ForgeClient(address, patience);
    return switch (address.kind()) {
      case GITHUB -> new GitHub(client);
      case GITLAB -> new GitLab(client);
    };
  }
}
