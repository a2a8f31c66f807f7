package dev.plumbline.check;

import dev.plumbline.canonical.CanonicalDirectory;
import dev.plumbline.canonical.CanonicalDirectory.Assembled;
import dev.plumbline.canonical.CanonicalDirectory.Include;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.rules.CanonicalFindings;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Location;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A canonical as it was committed, in either layout, as one text that loads.
 *
 * @param source null when it cannot be read; {@code findings} say why
 * @param findings what is wrong with its files
 * @param directory null when it is one file
 */
record CommittedCanonical(
    @Nullable SqlSource source, List<Finding> findings, @Nullable Directory directory) {

  /**
   * Where the lines come from.
   *
   * @param name of the directory, for output
   * @param texts by path
   */
  record Directory(String name, Map<String, String> texts, Assembled assembled) {}

  CommittedCanonical {
    findings = List.copyOf(findings);
  }

  /** One file. */
  static CommittedCanonical file(SqlSource source) {
    return new CommittedCanonical(source, List.of(), null);
  }

  static CommittedCanonical unreadable(List<Finding> findings) {
    return new CommittedCanonical(null, findings, null);
  }

  /**
   * A directory, on disk or in git at a commit.
   *
   * @param name of the directory, for output
   * @throws IOException when the index cannot be read
   */
  static CommittedCanonical directory(String name, MigrationFiles files) throws IOException {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> texts = new TreeMap<>();
    String index = Location.join(name, CanonicalDirectory.INDEX);
    try {
      texts.put(CanonicalDirectory.INDEX, read(files, CanonicalDirectory.INDEX, index));
    } catch (SqlSourceException e) {
      return unreadable(List.of(CanonicalFindings.encoding(e)));
    }
    Set<String> named = new HashSet<>();
    for (Include include : CanonicalDirectory.includes(texts.get(CanonicalDirectory.INDEX))) {
      String problem = problem(include.path(), files, named);
      if (problem != null) {
        findings.add(CanonicalFindings.notAFile(index, include.line(), include.path(), problem));
      } else {
        read(name, include.path(), files, texts, findings);
      }
    }
    boolean whole = findings.isEmpty();
    findings.addAll(unnamed(name, files, named));
    if (!whole) {
      return unreadable(findings);
    }
    Assembled assembled = Assembled.of(texts);
    return new CommittedCanonical(
        SqlSource.of(index, assembled.text()), findings, new Directory(name, texts, assembled));
  }

  private static @Nullable String problem(String path, MigrationFiles files, Set<String> named) {
    if (path.startsWith("/") || path.contains("..") || path.contains("\\") || path.contains(":")) {
      return "lies outside its directory";
    }
    if (path.equals(CanonicalDirectory.INDEX)) {
      return "is the index itself";
    }
    if (!named.add(path)) {
      return "it has named before";
    }
    return files.paths().contains(path) ? null : "is not there";
  }

  private static void read(
      String name,
      String path,
      MigrationFiles files,
      Map<String, String> texts,
      List<Finding> findings) {
    String file = Location.join(name, path);
    try {
      texts.put(path, read(files, path, file));
    } catch (SqlSourceException e) {
      findings.add(CanonicalFindings.encoding(e));
    } catch (IOException e) {
      findings.add(CanonicalFindings.unreadable(file, String.valueOf(e.getMessage())));
    }
  }

  private static String read(MigrationFiles files, String path, String file)
      throws IOException, SqlSourceException {
    return SqlSource.decode(file, files.read(path)).text();
  }

  private static List<Finding> unnamed(String name, MigrationFiles files, Set<String> named) {
    List<Finding> findings = new ArrayList<>();
    for (String path : files.paths()) {
      if (path.endsWith(".sql")
          && !named.contains(path)
          && !path.equals(CanonicalDirectory.INDEX)) {
        String file = Location.join(name, path);
        findings.add(
            isOurs(files, path, file)
                ? CanonicalFindings.leftOver(file)
                : CanonicalFindings.stranger(file));
      }
    }
    return findings;
  }

  private static boolean isOurs(MigrationFiles files, String path, String file) {
    try {
      return CanonicalDirectory.isPart(read(files, path, file));
    } catch (IOException | SqlSourceException e) {
      return false;
    }
  }

  private static String unix(String text) {
    return text.replace("\r\n", "\n");
  }

  /** The finding where it belongs: a line of the whole is a line of one of the files. */
  Finding located(Finding finding) {
    Location at = finding.location();
    SqlSource whole = source;
    if (directory == null || whole == null || at == null || !at.file().equals(whole.name())) {
      return finding;
    }
    if (at.line() == 0) {
      return finding;
    }
    Assembled.Place place = directory.assembled().at(at.line());
    String file = Location.join(directory.name(), place.path());
    return finding.at(new Location(file, place.line(), at.column(), at.sourceLine()));
  }

  /** The finding with the files that are not what would be written. */
  Finding withFiles(Finding finding, Map<String, String> written) {
    Location at = finding.location();
    SqlSource whole = source;
    if (directory == null || whole == null || at == null || at.line() > 0) {
      return finding;
    }
    List<String> other = new ArrayList<>();
    Set<String> paths = new HashSet<>(directory.texts().keySet());
    paths.addAll(written.keySet());
    paths.stream()
        .sorted()
        .filter(path -> !path.equals(CanonicalDirectory.INDEX))
        .forEach(path -> {
          String here = directory.texts().get(path);
          String there = written.get(path);
          String file = Location.join(directory.name(), path);
          if (here == null) {
            other.add(file + ": would be written");
          } else if (there == null) {
            other.add(file + ": would not be written");
          } else if (!unix(here).equals(unix(there))) {
            other.add(file + ": not what would be written");
          }
        });
    Location location =
        other.size() == 1
            ? Location.file(other.getFirst().substring(0, other.getFirst().lastIndexOf(": ")))
            : at;
    return finding.at(location).with(other);
  }
}
