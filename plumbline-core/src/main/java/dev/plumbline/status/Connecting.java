package dev.plumbline.status;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an error of a live database means, in words that never hold a password. */
final class Connecting {
  private Connecting() {}

  /**
   * Explains it.
   *
   * @param shown the database, without a password
   */
  static StatusException explain(SQLException e, String shown) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String message = String.valueOf(e.getMessage()).strip();
    if (has(e, UnknownHostException.class)) {
      return failed(e, shown, "no host of that name is known", "check the URL's host");
    }
    if (has(e, SocketTimeoutException.class)) {
      return failed(e, shown, "it does not answer in time", "is a firewall or a VPN in between?");
    }
    if (has(e, ConnectException.class)) {
      return failed(
          e, shown, "nothing listens there", "is the server running, and are host and port right?");
    }
    if (message.contains("does not support SSL")) {
      return failed(
          e,
          shown,
          "the URL asks for TLS, and the server has none",
          "leave sslmode out of the URL");
    }
    if (state.equals("28000") && message.contains("no encryption")) {
      return failed(
          e, shown, "the server takes only TLS connections: " + message, "add ?sslmode=require");
    }
    if (state.equals("28P01") || state.equals("28000")) {
      return failed(
          e,
          shown,
          "the server refuses the user: " + message,
          "check user and password; without one in the URL, PGPASSWORD and ~/.pgpass are asked");
    }
    if (message.contains("no password was provided") || message.contains("an empty string")) {
      return failed(e, shown, "it wants a password", "put it in PGPASSWORD, ~/.pgpass or the URL");
    }
    return other(e, shown, state, message);
  }

  private static StatusException other(SQLException e, String shown, String state, String message) {
    return switch (state) {
      case "3D000" -> failed(e, shown, message, "check the URL's database");
      case "42501" ->
          failed(
              e,
              shown,
              message,
              message.contains("row-level security")
                  ? "policies hide rows from this role: read as the table's owner, or as a role"
                      + " with BYPASSRLS"
                  : "give the role CONNECT on the database");
      case "53300" -> failed(e, shown, "it has no connection left: " + message, "try again");
      case "57014" ->
          failed(e, shown, "reading took too long and was given up", "try again when it is quiet");
      case "55P03" ->
          failed(
              e,
              shown,
              "a migration, or somebody else, holds the runner's table locked",
              "try again when it is done");
      default -> failed(e, shown, message, null);
    };
  }

  private static StatusException failed(
      SQLException e, String shown, String why, @Nullable String fix) {
    return new StatusException(false, shown + " cannot be read: " + why, fix, e);
  }

  private static boolean has(Throwable problem, Class<? extends Throwable> type) {
    for (Throwable at = problem; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }
}
