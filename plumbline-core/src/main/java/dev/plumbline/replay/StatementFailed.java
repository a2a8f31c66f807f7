package dev.plumbline.replay;

import dev.plumbline.sql.Statement;

/** The server refused a statement. */
public final class StatementFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Statement statement;
  private final transient ServerError error;

  StatementFailed(Statement statement, ServerError error, Throwable cause) {
    super(error.message(), cause);
    this.statement = statement;
    this.error = error;
  }

  public Statement statement() {
    return statement;
  }

  public ServerError error() {
    return error;
  }
}
