package dev.plumbline.git;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the git command is. Looked up here and not by the operating system, because that would use
 * the PATH of this process instead of the one given.
 */
final class GitExecutable {
  private GitExecutable() {}

  static Path find(Map<String, String> environment) throws GitException {
    boolean windows = File.separatorChar == '\\';
    List<String> names = windows ? List.of("git.exe", "git.cmd") : List.of("git");
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    for (String folder : path.split(File.pathSeparator)) {
      for (String name : names) {
        Path candidate = resolve(folder, name);
        if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
          return candidate;
        }
      }
    }
    throw new GitException(
        GitException.Reason.NO_GIT,
        "git was not found on PATH",
        "Install git, or put its folder on PATH.");
  }

  private static Path resolve(String folder, String name) {
    try {
      return Path.of(folder.isEmpty() ? "." : folder, name);
    } catch (InvalidPathException e) {
      return Path.of(name);
    }
  }
}
