package dev.plumbline.catalog;

import dev.plumbline.schema.Sequence;
import java.sql.SQLException;

/** Sequences but those of identity columns, which the columns have. */
final class SequenceReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    for (FoundSequence found : reading.relations().sequences()) {
      // A serial column's sequence goes where its table goes.
      if (!found.ofIdentity() && reading.includes(found.ownedBy())) {
        reading.add(
            found.address(),
            found.id(),
            found.owner(),
            meta ->
                new Sequence(
                    found.id(), meta, found.options(), found.persistence(), found.ownedBy()));
      }
    }
  }
}
