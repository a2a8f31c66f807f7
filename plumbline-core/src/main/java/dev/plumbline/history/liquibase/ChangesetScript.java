package dev.plumbline.history.liquibase;

import dev.plumbline.history.Migration;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A changeset's statements, which are in one transaction unless it says otherwise. */
record ChangesetScript(Changeset changeset) implements Migration.Script {
  @Override
  public List<Statement> split(SqlSource source) throws SqlSourceException {
    String delimiter = changeset.endDelimiter();
    if (delimiter == null || delimiter.equals(";") || delimiter.isEmpty()) {
      return StatementSplitter.split(source, changeset.from(), changeset.to());
    }
    var statements = new ArrayList<Statement>();
    Matcher matcher = pattern(delimiter).matcher(source.text());
    matcher.region(changeset.from(), changeset.to());
    int from = changeset.from();
    while (matcher.find()) {
      statements.addAll(StatementSplitter.split(source, from, matcher.start()));
      from = Math.max(matcher.end(), from + 1);
    }
    if (from < changeset.to()) {
      statements.addAll(StatementSplitter.split(source, from, changeset.to()));
    }
    return statements;
  }

  /** Liquibase reads it as a regular expression. */
  private static Pattern pattern(String delimiter) {
    try {
      return Pattern.compile(delimiter, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    } catch (PatternSyntaxException e) {
      return Pattern.compile(Pattern.quote(delimiter));
    }
  }

  @Override
  public Migration.Wrap wrap(SqlSource source) {
    return changeset.flag("runintransaction", true) ? Migration.Wrap.ALWAYS : Migration.Wrap.NEVER;
  }
}
