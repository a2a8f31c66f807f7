package dev.plumbline.scratch;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server's address as users write it: {@code
 * postgres://user:password@host:port/database?sslmode=require}, or the same after {@code jdbc:}.
 * Neither messages nor {@link #toString} show the password.
 *
 * @param connector connects as the URL's user
 * @param shown without the password and parameters
 */
record ServerUrl(Connector connector, String user, String database, String shown) {

  /**
   * @throws ScratchException when it is no such URL; the message does not repeat it
   */
  static ServerUrl parse(String text, Map<String, String> environment) throws ScratchException {
    String url = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      // The exception's message holds the URL, and so the password.
      throw invalid("it has a character that must be percent-encoded at position " + e.getIndex());
    }
    if (!"postgres".equals(uri.getScheme()) && !"postgresql".equals(uri.getScheme())) {
      throw invalid("it must begin with postgres://");
    }
    Map<String, String> parameters = parameters(uri.getRawQuery());
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    // java.net.URI finds no user before an empty host (a socket directory follows as a parameter).
    @Nullable String userInfo =
        authority.endsWith("@")
            ? authority.substring(0, authority.length() - 1)
            : uri.getRawUserInfo();
    String[] parts = userInfo == null ? new String[0] : userInfo.split(":", 2);
    String user =
        first(
            parts.length > 0 ? decode(parts[0]) : null,
            parameters.remove("user"),
            environment.get("PGUSER"),
            System.getProperty("user.name"),
            "postgres");
    @Nullable String password =
        parts.length > 1
            ? decode(parts[1])
            : first(parameters.remove("password"), environment.get("PGPASSWORD"), null);
    String path = uri.getRawPath() == null ? "" : decode(uri.getRawPath()).replaceFirst("^/", "");
    String database = path.isEmpty() ? user : path;
    @Nullable String host = uri.getHost();
    String directory = parameters.getOrDefault("host", "");
    int port = uri.getPort() < 0 ? 5432 : uri.getPort();
    if (host == null && !directory.startsWith("/") && uri.getRawAuthority() != null) {
      throw invalid("its host or port cannot be read");
    }
    Connector connector;
    String shown;
    if (host == null && directory.startsWith("/")) {
      connector = Connector.unix(Path.of(directory, ".s.PGSQL." + port), user);
      shown = user + "@" + directory;
      if (password != null) {
        connector = connector.with("password", password);
      }
    } else {
      String name = host == null ? "localhost" : host;
      connector = Connector.tcp(name + ":" + port, user, password);
      shown = user + "@" + name + (port == 5432 ? "" : ":" + port);
    }
    parameters.remove("host");
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      connector = connector.with(driverName(parameter.getKey()), parameter.getValue());
    }
    return new ServerUrl(connector, user, database, shown);
  }

  /** A URL that was parsed, for another database on that server. */
  static String of(String text, String database) {
    String url = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
    URI uri = URI.create(url);
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return "postgresql://" + authority + "/" + database + query;
  }

  @Override
  public String toString() {
    return shown;
  }

  private static String driverName(String libpqName) {
    return switch (libpqName) {
      case "application_name" -> "ApplicationName";
      case "connect_timeout" -> "connectTimeout";
      default -> libpqName;
    };
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      if (sides.length == 2) {
        parameters.put(decode(sides[0]), decode(sides[1]));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String first(@Nullable String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null && !candidate.isEmpty()) {
        return candidate;
      }
    }
    return "";
  }

  private static ScratchException invalid(String why) {
    return new ScratchException(
        "The configured server URL cannot be used: "
            + why
            + ". It looks like postgres://user:password@host:5432/database.");
  }
}
