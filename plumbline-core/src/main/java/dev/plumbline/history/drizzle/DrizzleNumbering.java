package dev.plumbline.history.drizzle;

import dev.plumbline.history.FileChange;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.NextVersion;
import dev.plumbline.history.NumberedFiles;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.NumberingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Drizzle 0.x: a migration is a file, an entry of the journal whose {@code when} must be later than
 * all before it, and a snapshot that names the one before it.
 */
final class DrizzleNumbering implements Numbering {
  private static final int DIGITS = 4;

  /** drizzle-kit counts the entries of the journal. */
  @Override
  public boolean leavesGaps() {
    return false;
  }

  @Override
  public boolean needsMain() {
    return true;
  }

  @Override
  public boolean mayBeLost(String path) {
    return isSnapshot(path);
  }

  @Override
  public Made make(Wanted wanted) throws NumberingException {
    Journal journal = journal(wanted.files());
    JournalText text = JournalText.of(text(wanted.files(), Drizzle.JOURNAL));
    List<String> versions = wanted.history().migrations().stream().map(Migration::version).toList();
    String version =
        versions.isEmpty()
            ? "0".repeat(DIGITS)
            : NextVersion.behind(versions, new NextVersion.Manner.Running(DIGITS), wanted.now());
    String tag = version + "_" + wanted.name();
    long when = Math.max(wanted.now().toEpochMilli(), lastWhen(journal) + 1);
    String entry = text.made(null, lastIdx(journal) + 1, when, tag);
    List<FileChange> changes = new ArrayList<>();
    changes.add(FileChange.made(tag + ".sql", bytes(wanted.sql())));
    changes.add(FileChange.written(Drizzle.JOURNAL, bytes(text.with(List.of(entry)))));
    List<String> notes = new ArrayList<>();
    DrizzleSnapshot last = lastSnapshot(wanted.files(), journal.entries());
    if (last == null) {
      notes.add(
          "there is no snapshot to continue; drizzle-kit generate makes the next one from nothing");
    } else {
      DrizzleSnapshot next = last.following(UUID.randomUUID().toString(), last.id());
      changes.add(FileChange.made(snapshotPath(version), bytes(next.written())));
    }
    notes.add(
        "the snapshot is the one before, so what drizzle's schema declares is for drizzle-kit"
            + " generate; this is for SQL it does not write");
    return new Made(version, changes, notes);
  }

  @Override
  public Renumbered renumber(Series series) throws NumberingException {
    return new Renumber(series).run();
  }

  @Override
  public List<String> localDatabases(List<Move> moves) {
    String names =
        moves.stream().map(move -> move.migration().path()).collect(Collectors.joining(", "));
    List<String> advice = new ArrayList<>();
    advice.add(
        "a database that ran %s before skips main's without a word, or runs yours again: recreate"
                .formatted(names)
            + " it; to keep it, take your changes back by hand, forget them as below, then"
            + " migrate");
    for (Move move : moves) {
      advice.add(
          "DELETE FROM drizzle.__drizzle_migrations WHERE hash = '%s'; -- %s"
              .formatted(move.migration().sha256(), move.migration().path()));
    }
    return advice;
  }

  /** One renumbering under way. */
  private static final class Renumber {
    private final Series series;
    private final Journal main;
    private final Journal mine;
    private final JournalText mainText;
    private final JournalText mineText;
    private final List<FileChange> changes = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> entries = new ArrayList<>();
    private @Nullable DrizzleSnapshot before;
    private @Nullable DrizzleSnapshot last;

    Renumber(Series series) throws NumberingException {
      this.series = series;
      this.main = journal(series.main());
      this.mine = journal(series.mine());
      this.mainText = JournalText.of(text(series.main(), Drizzle.JOURNAL));
      this.mineText = JournalText.of(text(series.mine(), Drizzle.JOURNAL));
      this.last = lastSnapshot(series.main(), main.entries());
      this.before =
          series.before().paths().contains(Drizzle.JOURNAL)
              ? lastSnapshot(series.before(), journal(series.before()).entries())
              : null;
    }

    Renumbered run() throws NumberingException {
      List<String> versions = new ArrayList<>();
      series.mainHistory().migrations().forEach(m -> versions.add(m.version()));
      long idx = lastIdx(main);
      long when = lastWhen(main);
      for (Migration own : series.own()) {
        int at = place(own);
        Journal.Entry entry = mine.entries().get(at);
        String version = version(own, entry, versions);
        versions.add(version);
        idx++;
        when = entry.when() > when ? entry.when() : Math.max(when + 1, series.now().toEpochMilli());
        String tag =
            own.path().startsWith(own.version() + "_") ? version + "_" + own.name() : entry.tag();
        entries.add(JournalText.changed(mineText.entry(at), idx, when, tag));
        moves.add(new Move(own, version, tag + ".sql"));
        if (!(tag + ".sql").equals(own.path())) {
          changes.add(
              FileChange.moved(
                  own.path(), tag + ".sql", NumberedFiles.read(series.mine(), own.path())));
        }
        snapshot(own, version);
      }
      byte[] journal = bytes(mainText.with(entries));
      if (!Arrays.equals(journal, NumberedFiles.read(series.mine(), Drizzle.JOURNAL))) {
        changes.add(FileChange.written(Drizzle.JOURNAL, journal));
      }
      return new Renumbered(moves, changes, notes);
    }

    private int place(Migration own) throws NumberingException {
      for (int i = mine.entries().size() - 1; i >= 0; i--) {
        if (Drizzle.file(mine.entries().get(i)).equals(own.path())) {
          return i;
        }
      }
      throw new NumberingException(
          own.path() + " is not in the branch's journal", "generate the migration again");
    }

    private String version(Migration own, Journal.Entry entry, List<String> taken) {
      String latest = taken.stream().max(NextVersion.BY_VALUE).orElse(null);
      boolean numbered = entry.tag().startsWith(own.version() + "_");
      if (latest == null
          || !numbered
          || (NextVersion.isTime(latest)
              && NextVersion.BY_VALUE.compare(own.version(), latest) > 0)) {
        return own.version();
      }
      return NextVersion.behind(taken, new NextVersion.Manner.Running(DIGITS), series.now());
    }

    /** The branch's snapshot, made to follow main's last and to hold what main has as well. */
    private void snapshot(Migration own, String version) throws NumberingException {
      String from = snapshotPath(own.version());
      String to = snapshotPath(version);
      DrizzleSnapshot ours = branchSnapshot(from);
      DrizzleSnapshot onto = last;
      if (ours == null) {
        if (onto != null) {
          notes.add(
              "%s of %s is lost (main's has its name): after this, %s"
                  .formatted(from, own.path(), remake(to)));
        }
        return;
      }
      DrizzleSnapshot base = onto == null ? null : base(ours);
      DrizzleSnapshot merged = ours;
      if (onto != null && !onto.equals(base)) {
        JsonMerge merge = new JsonMerge();
        merged = base == null ? ours : ours.onto(onto, base, merge);
        merged = merged.following(ours.id(), onto.id());
        if (base == null) {
          notes.add(
              "the snapshot %s was made from is not there, so what main added is not in %s: %s"
                  .formatted(from, to, remake(to)));
        } else if (!merge.conflicts().isEmpty()) {
          notes.add(
              "main and the branch both changed %s; in %s the branch's stands: %s"
                  .formatted(String.join(", ", merge.conflicts()), to, remake(to)));
        }
      }
      before = ours;
      last = merged;
      byte[] written =
          merged.equals(ours) ? NumberedFiles.read(series.mine(), from) : bytes(merged.written());
      if (!from.equals(to)) {
        changes.add(FileChange.moved(from, to, written));
      } else if (merged != ours) {
        changes.add(FileChange.written(to, written));
      }
    }

    /** Null when there is none, or only main's of the same name. */
    private @Nullable DrizzleSnapshot branchSnapshot(String path) throws NumberingException {
      if (!series.mine().paths().contains(path)) {
        return null;
      }
      byte[] here = NumberedFiles.read(series.mine(), path);
      boolean mains =
          series.main().paths().contains(path)
              && Arrays.equals(here, NumberedFiles.read(series.main(), path));
      return mains ? null : DrizzleSnapshot.parse(decode(here));
    }

    /** What the branch's snapshot was made from: by its id, wherever that is. */
    private @Nullable DrizzleSnapshot base(DrizzleSnapshot ours) throws NumberingException {
      DrizzleSnapshot likely = before;
      if (likely != null && likely.id().equals(ours.prevId())) {
        return likely;
      }
      for (MigrationFiles files : List.of(series.before(), series.main(), series.mine())) {
        for (String path : files.paths()) {
          if (isSnapshot(path)) {
            String text = text(files, path);
            DrizzleSnapshot found =
                text.contains(ours.prevId()) ? DrizzleSnapshot.parse(text) : null;
            if (found != null && found.id().equals(ours.prevId())) {
              return found;
            }
          }
        }
      }
      return null;
    }

    private static String remake(String path) {
      return "delete %s, its entry and its SQL file, and let drizzle-kit generate make them again"
          .formatted(path);
    }
  }

  static boolean isSnapshot(String path) {
    return path.startsWith("meta/") && path.endsWith("_snapshot.json");
  }

  private static String snapshotPath(String version) {
    return "meta/" + version + "_snapshot.json";
  }

  /** Of the latest entry that has one. */
  private static @Nullable DrizzleSnapshot lastSnapshot(
      MigrationFiles files, List<Journal.Entry> entries) throws NumberingException {
    for (Journal.Entry entry : entries.reversed()) {
      int end = entry.tag().indexOf('_');
      String path = snapshotPath(end < 0 ? entry.tag() : entry.tag().substring(0, end));
      if (files.paths().contains(path)) {
        DrizzleSnapshot snapshot = DrizzleSnapshot.parse(text(files, path));
        if (snapshot == null) {
          throw new NumberingException(
              path + " is no snapshot of drizzle-kit's", "restore it from git");
        }
        return snapshot;
      }
    }
    return null;
  }

  private static long lastIdx(Journal journal) {
    return journal.entries().stream().mapToLong(Journal.Entry::idx).max().orElse(-1);
  }

  private static long lastWhen(Journal journal) {
    return journal.entries().stream().mapToLong(Journal.Entry::when).max().orElse(-1);
  }

  private static Journal journal(MigrationFiles files) throws NumberingException {
    try {
      return Journal.parse(text(files, Drizzle.JOURNAL));
    } catch (Journal.Unreadable e) {
      throw new NumberingException(
          "%s:%d: %s".formatted(Drizzle.JOURNAL, e.line, e.getMessage()),
          "restore it from git; drizzle-kit writes it, nobody else should");
    }
  }

  private static String text(MigrationFiles files, String path) throws NumberingException {
    return decode(NumberedFiles.read(files, path));
  }

  private static String decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
