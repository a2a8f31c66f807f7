package dev.plumbline.history.rails;

import dev.plumbline.history.Numbering;
import dev.plumbline.history.NumberingException;
import java.util.List;

/** Rails' migrations are Ruby; Rails makes them, and structure.sql after them. */
final class RailsNumbering implements Numbering {
  @Override
  public Made make(Wanted wanted) throws NumberingException {
    throw new NumberingException(
        "migrations of Rails are written in Ruby, by Rails",
        "bin/rails generate migration " + wanted.name());
  }

  @Override
  public Renumbered renumber(Series series) throws NumberingException {
    throw new NumberingException(
        "Rails runs every version it has not run, in whatever order they came",
        "if two versions are equal, rename the file in db/migrate, then bin/rails db:migrate writes"
            + " structure.sql anew");
  }

  @Override
  public List<String> localDatabases(List<Move> moves) {
    return List.of();
  }
}
