package dev.plumbline.sql;

/**
 * A source that cannot be read as SQL: undecodable bytes, a quote or comment never closed, a psql
 * command. The server never sees such a file, so the message must say all there is to say.
 */
public final class SqlSourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient Position position;
  private final String problem;
  private final String fix;

  /**
   * @param name the source's display name
   * @param problem one sentence, no trailing period
   * @param fix what to change, one sentence, no trailing period
   */
  public SqlSourceException(String name, Position position, String problem, String fix) {
    super(name + ":" + position + ": " + problem);
    this.name = name;
    this.position = position;
    this.problem = problem;
    this.fix = fix;
  }

  /** The display name of the source, usually a relative path. */
  public String name() {
    return name;
  }

  /** Where it begins: the opening quote, the offending byte. */
  public Position position() {
    return position;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }

  /** What to do about it. */
  public String fix() {
    return fix;
  }
}
