package dev.plumbline.history.graphile;

import dev.plumbline.history.Migration;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.List;
import java.util.regex.Pattern;

/** In a transaction, unless the first line behind the header says {@code --! no-transaction}. */
final class CommittedScript implements Migration.Script {
  private static final Pattern NO_TRANSACTION =
      Pattern.compile("(?:--! [A-Z][^\\n]*\\n)*\\s*--!\\s*no-transaction\\b.*", Pattern.DOTALL);

  @Override
  public List<Statement> split(SqlSource source) throws SqlSourceException {
    return StatementSplitter.split(source);
  }

  @Override
  public Migration.Wrap wrap(SqlSource source) {
    return isOutside(source) ? Migration.Wrap.NEVER : Migration.Wrap.ALWAYS;
  }

  static boolean isOutside(SqlSource source) {
    return NO_TRANSACTION.matcher(source.text()).matches();
  }
}
