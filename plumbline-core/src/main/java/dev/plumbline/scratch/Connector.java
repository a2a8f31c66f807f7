package dev.plumbline.scratch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Opens connections to one server as one role. Never shows its properties: they hold a password.
 */
final class Connector {
  private final String address;
  private final Properties properties;

  private Connector(String address, Properties properties) {
    this.address = address;
    this.properties = properties;
  }

  static Connector unix(Path socket, String user) {
    Properties properties = common(user, null);
    properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
    properties.setProperty("socketFactoryArg", socket.toString());
    properties.setProperty("sslmode", "disable");
    return new Connector("localhost", properties);
  }

  /**
   * @param address {@code host:port}
   */
  static Connector tcp(String address, String user, @Nullable String password) {
    return new Connector(address, common(user, password));
  }

  /** The same with one more driver property. */
  Connector with(String property, String value) {
    Properties more = new Properties();
    more.putAll(properties);
    more.setProperty(property, value);
    return new Connector(address, more);
  }

  /** The same with a driver property, unless it has one. */
  Connector withDefault(String property, String value) {
    return properties.containsKey(property) ? this : with(property, value);
  }

  Connection connect(String database) throws SQLException {
    Properties all = new Properties();
    all.putAll(properties);
    all.setProperty("PGDBNAME", database);
    Connection connection = new Driver().connect("jdbc:postgresql://" + address + "/", all);
    if (connection == null) {
      throw new SQLException("the driver did not take its own URL");
    }
    return connection;
  }

  private static Properties common(String user, @Nullable String password) {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("ApplicationName", "plumb");
    return properties;
  }
}
