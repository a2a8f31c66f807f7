package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Sequence;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sequences but those of identity columns, which the columns have. */
final class SequenceReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    for (FoundSequence found : reading.relations().sequences()) {
      Identity ownedBy = ownedBy(found, reading.relations());
      // A serial column's sequence goes where its table goes.
      if (!found.ofIdentity() && reading.includes(ownedBy)) {
        reading.add(
            found.address(),
            found.id(),
            found.owner(),
            meta -> new Sequence(found.id(), meta, found.options(), found.persistence(), ownedBy));
      }
    }
  }

  private static @Nullable Identity ownedBy(FoundSequence found, Relations relations) {
    Address column = found.ownerColumn();
    if (column == null) {
      return null;
    }
    String name = Objects.requireNonNull(relations.columnName(column.object(), column.part()));
    return Columns.identity(relations.identity(column.object()), name);
  }
}
