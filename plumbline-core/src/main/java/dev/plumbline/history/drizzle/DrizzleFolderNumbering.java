package dev.plumbline.history.drizzle;

import dev.plumbline.history.FileChange;
import dev.plumbline.history.Forms;
import dev.plumbline.history.Migration;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.NumberedFiles;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.NumberingException;
import dev.plumbline.history.RunnerRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Drizzle 1.0: folders by time, each with a snapshot that names those it comes from. Two snapshots
 * from one are no fault there, drizzle-kit joins them; so a folder that moves keeps its own.
 */
final class DrizzleFolderNumbering implements Numbering {
  private final Numbering folders =
      NumberedFiles.dated(
          Forms.inFolder("migration.sql"),
          RunnerRecord.rows("drizzle.__drizzle_migrations", "name"));

  @Override
  public Made make(Wanted wanted) throws NumberingException {
    Made made = folders.make(wanted);
    String sql = String.valueOf(made.files().getFirst().to());
    List<FileChange> files = new ArrayList<>(made.files());
    List<String> notes = new ArrayList<>();
    Json.Members last = last(wanted.files(), wanted.history().migrations());
    if (last == null) {
      notes.add("there is no snapshot to continue; drizzle-kit generate makes the next one");
    } else {
      Json.Members next =
          last.with("id", new Json.Text(UUID.randomUUID().toString()))
              .with("prevIds", ids(wanted.files(), wanted.history().migrations()));
      files.add(
          FileChange.made(
              sql.substring(0, sql.lastIndexOf('/') + 1) + DrizzleFolders.SNAPSHOT,
              next.write("  ").getBytes(StandardCharsets.UTF_8)));
    }
    return new Made(made.version(), files, notes);
  }

  @Override
  public Renumbered renumber(Series series) throws NumberingException {
    return folders.renumber(series);
  }

  @Override
  public List<String> localDatabases(List<Move> moves) {
    return folders.localDatabases(moves);
  }

  /** Of the latest folder that has one. */
  private static Json.@Nullable Members last(MigrationFiles files, List<Migration> migrations)
      throws NumberingException {
    for (Migration migration : migrations.reversed()) {
      Json.Members snapshot = snapshot(files, migration);
      if (snapshot != null) {
        return snapshot;
      }
    }
    return null;
  }

  /** Of the snapshots no other comes from. */
  private static Json.Items ids(MigrationFiles files, List<Migration> migrations)
      throws NumberingException {
    Set<Json> leaves = new LinkedHashSet<>();
    Set<Json> inner = new LinkedHashSet<>();
    for (Migration migration : migrations) {
      Json.Members snapshot = snapshot(files, migration);
      if (snapshot != null && snapshot.byName().get("id") instanceof Json.Text id) {
        leaves.add(id);
        if (snapshot.byName().get("prevIds") instanceof Json.Items before) {
          inner.addAll(before.values());
        }
      }
    }
    leaves.removeAll(inner);
    return new Json.Items(new ArrayList<>(leaves));
  }

  private static Json.@Nullable Members snapshot(MigrationFiles files, Migration migration)
      throws NumberingException {
    String path = migration.path();
    String snapshot = path.substring(0, path.lastIndexOf('/') + 1) + DrizzleFolders.SNAPSHOT;
    if (!files.paths().contains(snapshot)) {
      return null;
    }
    String text = new String(NumberedFiles.read(files, snapshot), StandardCharsets.UTF_8);
    return Json.parse(text) instanceof Json.Members members ? members : null;
  }
}
