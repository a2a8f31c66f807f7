package dev.plumbline.history;

import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.List;

/** The script of runners that run a file from its first character to its last. */
public record WholeFile(Migration.Wrap wrap) implements Migration.Script {
  @Override
  public List<Statement> split(SqlSource source) throws SqlSourceException {
    return StatementSplitter.split(source);
  }

  @Override
  public Migration.Wrap wrap(SqlSource source) {
    return wrap;
  }
}
