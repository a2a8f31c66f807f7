package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The operating-system user the server runs as. PostgreSQL refuses uid 0, so as root it runs as
 * {@code nobody}, through the first of setpriv, a user namespace, runuser and su that works here.
 *
 * @param prefix put before a command to run it as that user; empty when we are no root
 * @param uid owner of the server's files; -1 when they need no change of owner
 */
record ServerUser(List<String> prefix, int uid, int gid) {
  private static @Nullable ServerUser found;

  /** The user for this process, probed once. */
  static synchronized ServerUser find() throws ScratchException {
    if (found == null) {
      found = probe();
    }
    return found;
  }

  /** Distinguishes prepared data directories by owner. */
  String key() {
    return uid < 0 ? "" : "-u" + uid;
  }

  private static ServerUser probe() throws ScratchException {
    if (!Platform.isRoot()) {
      return new ServerUser(List.of(), -1, -1);
    }
    int uid = nobody(2);
    int gid = nobody(3);
    List<ServerUser> ways =
        List.of(
            new ServerUser(
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--"),
                uid,
                gid),
            new ServerUser(List.of("unshare", "-U", "--"), -1, -1),
            new ServerUser(List.of("runuser", "-u", "nobody", "--"), uid, gid),
            // su takes a script: $0 and on are the command.
            new ServerUser(
                List.of("su", "-s", "/bin/sh", "nobody", "-c", "exec \"$0\" \"$@\"", "--"),
                uid,
                gid));
    for (ServerUser way : ways) {
      if (way.works()) {
        return way;
      }
    }
    throw new ScratchException(
        "This process is root, which PostgreSQL refuses to run as, and none of setpriv, unshare -U,"
            + " runuser and su can change to an unprivileged user here. Run plumb as an ordinary"
            + " user (in a container: docker run --user, or --cap-add SETUID --cap-add SETGID).");
  }

  private boolean works() {
    try {
      Process process = new ProcessBuilder(with("id", "-u")).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor(5, TimeUnit.SECONDS)
          && process.exitValue() == 0
          && !answer.equals("0");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The command as this user runs it. */
  List<String> with(String... command) {
    List<String> whole = new java.util.ArrayList<>(prefix);
    whole.addAll(List.of(command));
    return whole;
  }

  /** Gives a file to this user. */
  void own(Path path) throws IOException {
    if (uid >= 0) {
      Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static int nobody(int field) {
    try {
      for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
        if (line.startsWith("nobody:")) {
          return Integer.parseInt(line.split(":", -1)[field]);
        }
      }
    } catch (IOException | NumberFormatException e) {
      // Fall through to the number every distribution uses.
    }
    return 65534;
  }
}
