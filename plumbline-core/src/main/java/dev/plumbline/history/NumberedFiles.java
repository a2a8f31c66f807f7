package dev.plumbline.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Conventions in which the version stands in the name of a file or of a folder. */
public final class NumberedFiles implements Numbering {
  /** What a new migration consists of. */
  @FunctionalInterface
  public interface Form {
    /** Texts by path, the main file first. */
    SequencedMap<String, String> files(Wanted wanted, String version);
  }

  private final NextVersion.Manner first;
  private final Form form;
  private final RunnerRecord record;
  private final String separator;

  private NumberedFiles(
      NextVersion.Manner first, Form form, RunnerRecord record, String separator) {
    this.first = first;
    this.form = form;
    this.record = record;
    this.separator = separator;
  }

  /** Counted from 1 where nothing is there yet, with so many digits. */
  public static NumberedFiles counted(int digits, Form form, RunnerRecord record) {
    return new NumberedFiles(new NextVersion.Manner.Running(digits), form, record, "_");
  }

  /** By date and time where nothing is there yet. */
  public static NumberedFiles dated(Form form, RunnerRecord record) {
    return dated("uuuuMMddHHmmss", form, record);
  }

  public static NumberedFiles dated(String pattern, Form form, RunnerRecord record) {
    return new NumberedFiles(new NextVersion.Manner.Calendar(pattern), form, record, "_");
  }

  /** By milliseconds since 1970 where nothing is there yet. */
  public static NumberedFiles since1970(Form form, RunnerRecord record) {
    return new NumberedFiles(new NextVersion.Manner.Epoch(1), form, record, "_");
  }

  /** The same, with the words of names joined otherwise. */
  public NumberedFiles joining(String separator) {
    return new NumberedFiles(first, form, record, separator);
  }

  @Override
  public String joined(List<String> words) {
    return String.join(separator, words);
  }

  @Override
  public Made make(Wanted wanted) throws NumberingException {
    List<String> taken = versions(wanted.history());
    taken.addAll(wanted.taken());
    String version = NextVersion.behind(taken, first(wanted.naming()), wanted.now());
    List<FileChange> changes = new ArrayList<>();
    for (var file : form.files(wanted, version).entrySet()) {
      changes.add(FileChange.made(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)));
    }
    return new Made(version, changes, List.of());
  }

  private NextVersion.Manner first(NamingRule naming) {
    return naming.digits().isPresent()
        ? new NextVersion.Manner.Running(naming.digits().getAsInt())
        : first;
  }

  @Override
  public Renumbered renumber(Series series) throws NumberingException {
    List<String> taken = versions(series.mainHistory());
    List<Move> moves = new ArrayList<>();
    List<FileChange> changes = new ArrayList<>();
    for (Migration own : series.own()) {
      String version = behind(taken, own.version(), series);
      taken.add(version);
      if (version.equals(own.version())) {
        moves.add(new Move(own, version, own.path()));
        continue;
      }
      for (String path : belonging(series, own)) {
        String to = renamed(path, own.version(), version);
        changes.add(FileChange.moved(path, to, read(series.mine(), path)));
      }
      moves.add(new Move(own, version, renamed(own.path(), own.version(), version)));
    }
    return new Renumbered(moves, changes, List.of());
  }

  /** A time that is late enough stays; a running number leaves no gap. */
  private String behind(List<String> taken, String version, Series series) {
    String latest = taken.stream().max(NextVersion.BY_VALUE).orElse(null);
    if (latest == null
        || (NextVersion.isTime(latest) && NextVersion.BY_VALUE.compare(version, latest) > 0)) {
      return version;
    }
    return NextVersion.behind(taken, first, series.now());
  }

  @Override
  public List<String> localDatabases(List<Move> moves) {
    return record.advice(moves);
  }

  private static List<String> versions(History history) {
    List<String> versions = new ArrayList<>();
    history.migrations().stream()
        .map(Migration::version)
        .filter(version -> !version.isEmpty())
        .forEach(versions::add);
    return versions;
  }

  /** The files of a migration: its folder, or what stands beside it under its version. */
  private static List<String> belonging(Series series, Migration own) throws NumberingException {
    List<String> paths = new ArrayList<>();
    String folder = folderOf(own);
    for (String path : series.mine().paths()) {
      boolean belongs =
          folder == null ? isBeside(path, own, series) : path.startsWith(folder + "/");
      if (belongs && !isMains(series, path)) {
        paths.add(path);
      }
    }
    return paths;
  }

  /** The folder that carries the version; null when the file itself does. */
  private static @Nullable String folderOf(Migration own) {
    String path = own.path();
    int slash = path.lastIndexOf('/');
    return slash < 0 || place(path, slash + 1, own.version()) >= 0
        ? null
        : path.substring(0, slash);
  }

  private static boolean isBeside(String path, Migration own, Series series) {
    if (path.equals(own.path())) {
      return true;
    }
    int slash = own.path().lastIndexOf('/') + 1;
    if (path.lastIndexOf('/') + 1 != slash
        || !path.startsWith(own.path().substring(0, slash))
        || path.length() <= slash
        || place(path, slash, own.version()) < 0) {
      return false;
    }
    return series.own().stream()
        .allMatch(other ->
            other == own || !isOf(other, own.version()) || stem(path).equals(stem(own.path())));
  }

  private static boolean isOf(Migration other, String version) {
    return other.version().equals(version);
  }

  private static String stem(String path) {
    return path.replaceFirst("(\\.(up|down|undo))?\\.sql(\\.conf)?$", "");
  }

  /** Main's, to the byte: what a rebase brought. */
  private static boolean isMains(Series series, String path) throws NumberingException {
    return series.main().paths().contains(path)
        && Arrays.equals(read(series.main(), path), read(series.mine(), path));
  }

  /** A file of a directory. */
  public static byte[] read(MigrationFiles files, String path) throws NumberingException {
    try {
      return files.read(path);
    } catch (IOException e) {
      throw new NumberingException(
          path + " cannot be read: " + e.getMessage(), "make it readable, then run it again");
    }
  }

  /** The path with another version in it. */
  public static String renamed(String path, String from, String to) {
    int slash = path.lastIndexOf('/') + 1;
    int at = place(path, slash, from);
    at = at < 0 ? place(path, 0, from) : at;
    if (at < 0) {
      return path;
    }
    int length = written(path, at, from);
    String as = path.startsWith(from, at) ? to : to.replace('.', '_');
    return path.substring(0, at) + as + path.substring(at + length);
  }

  /**
   * Where the version begins, as written or with Flyway's underscores for points; -1 if nowhere.
   */
  private static int place(String path, int from, String version) {
    if (version.isEmpty()) {
      return -1;
    }
    for (int at = from; at < path.length(); at++) {
      boolean begins = at == 0 || !Character.isDigit(path.charAt(at - 1));
      int end = at + written(path, at, version);
      if (begins && end > at && (end == path.length() || !Character.isDigit(path.charAt(end)))) {
        return at;
      }
    }
    return -1;
  }

  private static int written(String path, int at, String version) {
    boolean there = path.startsWith(version, at) || path.startsWith(version.replace('.', '_'), at);
    return there ? version.length() : 0;
  }
}
