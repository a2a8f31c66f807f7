package dev.plumbline.history.graphile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.history.FileChange;
import dev.plumbline.history.Migration;
import dev.plumbline.history.NumberedFiles;
import dev.plumbline.history.Numbering;
import dev.plumbline.history.NumberingException;
import dev.plumbline.history.RunnerRecord;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** graphile-migrate: each committed file holds its own hash and that of the one before it. */
final class GraphileNumbering implements Numbering {
  private final Numbering files =
      NumberedFiles.counted(
          6,
          (wanted, version) -> {
            throw new IllegalStateException("graphile-migrate commits, not plumb");
          },
          RunnerRecord.NONE);

  @Override
  public Made make(Wanted wanted) throws NumberingException {
    throw new NumberingException(
        "graphile-migrate gives a migration its number and hash when it commits it",
        "write it into current.sql, then graphile-migrate commit --message '%s'"
            .formatted(wanted.name().replace('_', ' ')));
  }

  @Override
  public Renumbered renumber(Series series) throws NumberingException {
    Renumbered renamed = files.renumber(series);
    List<FileChange> changes = new ArrayList<>();
    String previous = lastHash(series);
    for (Move move : renamed.moves()) {
      Migration own = move.migration();
      String text = new String(NumberedFiles.read(series.mine(), own.path()), UTF_8);
      String chained = behind(previous, own.path(), text);
      previous = header(own.path(), chained).hash();
      if (move.renames() || !chained.equals(text)) {
        changes.add(FileChange.moved(own.path(), move.path(), chained.getBytes(UTF_8)));
      }
    }
    return new Renumbered(renamed.moves(), changes, renamed.notes());
  }

  @Override
  public List<String> localDatabases(List<Move> moves) {
    return List.of(
        "a database that ran %s under the old hash is ahead of this history, and graphile-migrate"
                .formatted(moves.getFirst().migration().path())
            + " refuses: graphile-migrate reset on a development database");
  }

  private static String lastHash(Series series) throws NumberingException {
    if (series.mainHistory().migrations().isEmpty()) {
      return "-";
    }
    String path = series.mainHistory().migrations().getLast().path();
    return header(path, new String(NumberedFiles.read(series.main(), path), UTF_8)).hash();
  }

  /** The text with another predecessor, and the hash that it then has. */
  private static String behind(String previous, String path, String text)
      throws NumberingException {
    String chained =
        text.replaceFirst(
            "(?m)^--! Previous:.*$", Matcher.quoteReplacement("--! Previous: " + previous));
    CommittedHeader header = header(path, chained);
    String hash = header.actualHash(SqlSource.of(path, chained));
    return hash == null || (header.allowsInvalidHash() && chained.equals(text))
        ? chained
        : chained.replaceFirst("(?m)^--! Hash:.*$", Matcher.quoteReplacement("--! Hash: " + hash));
  }

  private static CommittedHeader header(String path, String text) throws NumberingException {
    try {
      return CommittedHeader.of(SqlSource.of(path, text));
    } catch (SqlSourceException e) {
      throw new NumberingException(path + ": " + e.problem(), e.fix());
    }
  }
}
