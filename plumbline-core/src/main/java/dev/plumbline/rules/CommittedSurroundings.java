package dev.plumbline.rules;

import dev.plumbline.git.GitException;
import dev.plumbline.git.GitTree;
import dev.plumbline.history.Surroundings;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What lies around a migrations directory at a commit. */
public record CommittedSurroundings(GitTree migrations) implements Surroundings {
  @Override
  public String directory() {
    return migrations.folder();
  }

  @Override
  public SortedSet<String> below(String directory) {
    String folder = inRepository(directory);
    var found = new TreeSet<String>();
    if (folder != null) {
      String prefix = directory.isEmpty() || directory.endsWith("/") ? directory : directory + "/";
      try {
        migrations.elsewhere(folder).paths().forEach(path -> found.add(prefix + path));
      } catch (GitException e) {
        return found; // what git cannot show is not there
      }
    }
    return found;
  }

  @Override
  public byte @Nullable [] read(String path) throws IOException {
    String file = inRepository(path);
    try {
      return file == null ? null : migrations.anywhere(file);
    } catch (GitException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Null when it leads out of the repository. */
  private @Nullable String inRepository(String path) {
    String folder = migrations.folder();
    String rest = path;
    while (rest.startsWith("../") || rest.equals("..")) {
      if (folder.isEmpty()) {
        return null;
      }
      folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
      rest = rest.substring(Math.min(rest.length(), 3));
    }
    return folder.isEmpty() || rest.isEmpty() ? folder + rest : folder + "/" + rest;
  }
}
