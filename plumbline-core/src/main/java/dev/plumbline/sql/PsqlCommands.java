package dev.plumbline.sql;

/**
 * What to do with a backslash command, which psql understands and the server does not. Never to run
 * it: {@code \!} and {@code \copy … from program} start programs.
 */
public enum PsqlCommands {
  /** Every command is an error: no migration runner but psql itself would run it. */
  REFUSED,
  /** {@code restrict} and {@code unrestrict}, which pg_dump writes, are skipped. */
  OF_PG_DUMP;

  /** The offset to go on reading at. */
  int skip(SqlSource source, int backslash, int lineEnd) throws SqlSourceException {
    String command = command(source.text(), backslash, lineEnd);
    if (this == OF_PG_DUMP && (command.equals("\\restrict") || command.equals("\\unrestrict"))) {
      return lineEnd;
    }
    throw new SqlSourceException(
        source.name(), source.position(backslash), problem(command), fix(command));
  }

  private static String command(String text, int backslash, int lineEnd) {
    int end = backslash + 1;
    while (end < lineEnd && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(backslash, end > backslash + 1 ? end : Math.min(end + 1, lineEnd));
  }

  private static String problem(String command) {
    return switch (command) {
      case "\\." -> "\\. closes COPY rows, but no COPY … FROM STDIN stands before it";
      case "\\" -> "a backslash outside quotes is not SQL";
      default -> command + " is a command of psql, not SQL: a migration runner cannot run it";
    };
  }

  private static String fix(String command) {
    return switch (command) {
      case "\\copy" -> "write the rows as INSERT statements";
      case "\\i", "\\ir", "\\include", "\\include_relative" ->
          "put the content of the included file into the migration";
      case "\\c", "\\connect" ->
          "remove the line: a migration runs in the one database the runner connects to";
      case "\\set", "\\unset", "\\gset", "\\prompt", "\\getenv" ->
          "write the value itself, or compute it in a DO block";
      case "\\if", "\\elif", "\\else", "\\endif" -> "write the condition in a DO block";
      case "\\gexec" -> "run the generated SQL with EXECUTE in a DO block";
      case "\\g", "\\gx", "\\crosstabview", "\\watch" -> "end the statement with a semicolon";
      case "\\restrict", "\\unrestrict" -> "remove the line: pg_dump wrote it for psql alone";
      case "\\", "\\." -> "remove it, or close the quote it belongs in";
      default -> "remove it";
    };
  }
}
