package dev.plumbline.history.sqitch;

import dev.plumbline.history.MigrationReader;
import dev.plumbline.sql.Lexer;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSource.Edit;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What psql does to a script before the server sees it: {@code \set} and what it sets, in the three
 * forms {@code :name}, {@code :'name'}, {@code :"name"}. Commands that only print are left out; all
 * others stay, so that whoever splits the text says what is wrong with them.
 */
final class PsqlVariables implements MigrationReader.Rewriting {
  private static final Pattern SET =
      Pattern.compile("\\\\set\\s+([\\w]+)(?:\\s+([^`]*?))?\\s*", Pattern.DOTALL);
  private static final Pattern UNSET = Pattern.compile("\\\\unset\\s+(\\w+)\\s*");
  private static final Pattern PRINTS =
      Pattern.compile("\\\\(?:echo|qecho|warn|pset|timing|conninfo|encoding|t|x|a)\\b[^`]*");
  private static final Pattern ARGUMENT = Pattern.compile("'((?:[^'\\\\]|''|\\\\.)*)'|(\\S+)");

  /** What psql and Sqitch set by themselves; nothing a schema depends on. */
  private static final Set<String> OF_PSQL =
      Set.of("ON_ERROR_STOP", "ON_ERROR_ROLLBACK", "QUIET", "VERBOSITY", "AUTOCOMMIT", "ECHO");

  private final Map<String, String> given;

  /**
   * @param given values from outside of the script
   */
  PsqlVariables(Map<String, String> given) {
    this.given = Map.copyOf(given);
  }

  @Override
  public SqlSource rewrite(SqlSource source) throws SqlSourceException {
    String text = source.text();
    if (text.indexOf('\\') < 0 && (given.isEmpty() || text.indexOf(':') < 0)) {
      return source;
    }
    Map<String, String> values = new HashMap<>(given);
    List<Edit> edits = new ArrayList<>();
    Lexer lexer = new Lexer(source);
    for (TokenKind kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
      int at = lexer.start();
      if (kind == TokenKind.BACKSLASH) {
        int end = lineEnd(text, at);
        if (understood(text.substring(at, end), values)) {
          edits.add(new Edit(at, end, ""));
        }
        lexer = new Lexer(source, end, text.length());
      } else if (text.charAt(at) == ':' && lexer.end() == at + 1) {
        Edit edit = interpolation(text, at, values);
        if (edit != null) {
          edits.add(edit);
          lexer = new Lexer(source, edit.to(), text.length());
        }
      }
    }
    return source.replacing(edits);
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    end = end < 0 ? text.length() : end;
    return end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /** Whether the command is carried out, or may be left out. */
  private static boolean understood(String command, Map<String, String> values) {
    Matcher set = SET.matcher(command);
    if (set.matches()) {
      String value = value(set.group(2), values);
      if (value == null) {
        return false;
      }
      if (!OF_PSQL.contains(set.group(1))) {
        values.put(set.group(1), value);
      }
      return true;
    }
    Matcher unset = UNSET.matcher(command);
    if (unset.matches()) {
      values.remove(unset.group(1));
      return true;
    }
    return PRINTS.matcher(command).matches();
  }

  /** psql joins the arguments without spaces; null when one of them is a variable not known. */
  private static @Nullable String value(@Nullable String arguments, Map<String, String> values) {
    StringBuilder value = new StringBuilder();
    Matcher argument = ARGUMENT.matcher(arguments == null ? "" : arguments);
    while (argument.find()) {
      String quoted = argument.group(1);
      String plain = argument.group(2);
      if (quoted != null) {
        value.append(quoted.replace("''", "'").replace("\\n", "\n").replace("\\'", "'"));
      } else if (plain != null && plain.startsWith(":")) {
        String known = values.get(plain.substring(1));
        if (known == null) {
          return null;
        }
        value.append(known);
      } else {
        value.append(plain);
      }
    }
    return value.toString();
  }

  /** What stands for a variable that is set; null for anything else, which psql leaves alone. */
  private static @Nullable Edit interpolation(String text, int at, Map<String, String> values) {
    if (at + 1 >= text.length() || (at > 0 && text.charAt(at - 1) == ':')) {
      return null;
    }
    char quote = text.charAt(at + 1);
    int from = quote == '\'' || quote == '"' ? at + 2 : at + 1;
    int to = from;
    while (to < text.length()
        && (Character.isLetterOrDigit(text.charAt(to)) || text.charAt(to) == '_')) {
      to++;
    }
    String value = values.get(text.substring(from, to));
    if (value == null) {
      return null;
    } else if (from == at + 1) {
      return new Edit(at, to, value);
    } else if (to >= text.length() || text.charAt(to) != quote) {
      return null;
    }
    String doubled = value.replace(String.valueOf(quote), String.valueOf(quote) + quote);
    return new Edit(at, to + 1, quote + doubled + quote);
  }
}
