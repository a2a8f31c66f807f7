package dev.plumbline.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells git to merge a file with our driver: a line of {@code .gitattributes}, which is committed,
 * and the driver's command in the clone's own configuration, which cannot be.
 */
public final class MergeDriverSetup {
  private static final String ATTRIBUTES = ".gitattributes";
  private static final String SECTION = "merge.plumbline";
  private static final String NAME = "plumb writes the canonical from the merged migrations";

  private final Git git;
  private final Path root;
  private final String pattern;

  private MergeDriverSetup(Git git, Path root, String pattern) {
    this.git = git;
    this.root = root;
    this.pattern = pattern;
  }

  /**
   * For one file, or all files of a directory.
   *
   * @param path absolute; a directory when {@code directory}
   * @throws GitException when it lies in no repository
   */
  public static MergeDriverSetup of(Git git, Path path, boolean directory) throws GitException {
    Path root = realPath(Checkout.read(git).root());
    Path real = realPath(path);
    if (!real.startsWith(root)) {
      throw new GitException(
          GitException.Reason.OTHER, path + " lies outside the repository " + root, null);
    }
    String relative = root.relativize(real).toString().replace('\\', '/');
    return new MergeDriverSetup(git, root, pattern(relative, directory));
  }

  /** The line that belongs into {@code .gitattributes}. */
  public String line() {
    return pattern + " merge=plumbline";
  }

  public boolean hasLine() throws GitException {
    return lines().stream().anyMatch(line -> line.strip().equals(stored()));
  }

  /** The command git runs, empty when none is configured. */
  public String command() throws GitException {
    return git.run("config", "--get", SECTION + ".driver").text().strip();
  }

  /** Adds the line behind all that is there. */
  public void addLine() throws GitException {
    String text = read();
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    String before = text.isEmpty() || text.endsWith("\n") ? text : text + end;
    write(before + stored() + end);
  }

  /** Takes the line out; a file that had nothing else goes. */
  public void removeLine() throws GitException {
    StringBuilder kept = new StringBuilder();
    for (String line : lines()) {
      if (!line.strip().equals(stored())) {
        kept.append(line);
      }
    }
    write(kept.toString());
  }

  /**
   * Configures the driver.
   *
   * @param program how this program is called, quoted for a shell
   */
  public void configure(String program) throws GitException {
    config(SECTION + ".name", NAME);
    config(SECTION + ".driver", commandOf(program));
    // A merge of several common ancestors is nobody's schema; it needs no replay.
    config(SECTION + ".recursive", "binary");
  }

  /** What {@link #configure} writes. */
  public static String commandOf(String program) {
    return program + " merge-driver run %O %A %B %P";
  }

  public void forget() throws GitException {
    git.run("config", "--local", "--remove-section", SECTION);
  }

  private void config(String key, String value) throws GitException {
    Git.Output output = git.run("config", "--local", key, value);
    if (output.exit() != 0) {
      throw new GitException(
          GitException.Reason.OTHER, "git config " + key + " failed: " + output.firstError(), null);
    }
  }

  /** A path is a pattern there: what has a meaning in patterns is escaped, odd names are quoted. */
  private static String pattern(String path, boolean directory) {
    StringBuilder pattern = new StringBuilder("/");
    for (char c : path.toCharArray()) {
      if ("*?[\\".indexOf(c) >= 0) {
        pattern.append('\\');
      }
      pattern.append(c);
    }
    if (directory) {
      pattern.append("/**");
    }
    return pattern.chars().noneMatch(c -> c == ' ' || c == '"' || c == '\t')
        ? pattern.toString()
        : '"' + pattern.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The line's bytes as the file is read: see {@link #read}. */
  private String stored() {
    return new String(line().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private List<String> lines() throws GitException {
    List<String> lines = new ArrayList<>();
    String text = read();
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at) + 1;
      end = end == 0 ? text.length() : end;
      lines.add(text.substring(at, end));
      at = end;
    }
    return lines;
  }

  private String read() throws GitException {
    Path file = root.resolve(ATTRIBUTES);
    try {
      // Latin-1 keeps whatever bytes others have put there.
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw failed("read", file, e);
    }
  }

  private void write(String text) throws GitException {
    Path file = root.resolve(ATTRIBUTES);
    try {
      if (text.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
      }
    } catch (IOException e) {
      throw failed("written", file, e);
    }
  }

  private static GitException failed(String what, Path file, IOException e) {
    return new GitException(
        GitException.Reason.OTHER, file + " cannot be " + what + ": " + e.getMessage(), null);
  }

  /** As git sees it, whether or not the file is there yet. */
  private static Path realPath(Path path) {
    Path wanted = path.toAbsolutePath().normalize();
    Path parent = wanted.getParent();
    try {
      if (Files.exists(wanted) || parent == null) {
        return wanted.toRealPath();
      }
      return realPath(parent).resolve(String.valueOf(wanted.getFileName()));
    } catch (IOException e) {
      return wanted;
    }
  }
}
