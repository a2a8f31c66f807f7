package dev.plumbline.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A database somebody gave the URL of. Neither messages nor {@link #toString} show a password. */
public final class GivenDatabase {
  private final ServerUrl url;

  private GivenDatabase(ServerUrl url) {
    this.url = url;
  }

  /**
   * Reads the URL.
   *
   * @param text {@code postgres://user:password@host:port/database?sslmode=require}, or the same
   *     after {@code jdbc:}
   * @param environment for {@code PGUSER} and {@code PGPASSWORD}
   * @throws ScratchException when it is no such URL; the message does not repeat it
   */
  public static GivenDatabase parse(String text, Map<String, String> environment)
      throws ScratchException {
    return new GivenDatabase(ServerUrl.parse(text, environment));
  }

  /** A connection, for a short look: it is given up when the server does not answer in time. */
  public Connection open() throws SQLException {
    return url.connector()
        .withDefault("connectTimeout", "10")
        .withDefault("socketTimeout", "30")
        .connect(url.database());
  }

  /** {@code user@host:port/database}. */
  @Override
  public String toString() {
    return url + "/" + url.database();
  }
}
