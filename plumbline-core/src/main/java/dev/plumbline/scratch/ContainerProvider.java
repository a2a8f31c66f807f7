package dev.plumbline.scratch;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server in a container, from the official image or one built like it (PostGIS, pgvector,
 * TimescaleDB), through the {@code docker} or {@code podman} command. The port is open on the
 * loopback address only, behind a random password.
 */
public final class ContainerProvider implements ScratchProvider {
  private static final long PULL_SECONDS = 600;
  private static final long START_SECONDS = 90;

  private final @Nullable String image;
  private final Map<String, String> environment;

  /**
   * @param image null for {@code postgres:} and the major
   */
  public ContainerProvider(@Nullable String image, Map<String, String> environment) {
    this.image = image;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return "container";
  }

  @Override
  public Availability availability(@Nullable Integer major) {
    try {
      ContainerEngine engine = ContainerEngine.find(environment);
      return new Availability(
          true, engine.command() + " " + engine.version() + ", image " + image(major));
    } catch (ScratchException e) {
      return new Availability(false, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public ScratchServer start(@Nullable Integer major) throws ScratchException {
    ContainerEngine engine = ContainerEngine.find(environment);
    Container.sweep(engine);
    String password = new BigInteger(160, new SecureRandom()).toString(36);
    Container container = Container.run(engine, image(major), password, PULL_SECONDS);
    try {
      return open(container, password);
    } catch (ScratchException e) {
      container.close();
      throw e;
    }
  }

  private ScratchServer open(Container container, String password) throws ScratchException {
    Connector superuser = Connector.tcp(container.address(), ClusterTemplate.SUPERUSER, password);
    try (Connection connection = await(superuser, container)) {
      int found = connection.getMetaData().getDatabaseMajorVersion();
      if (!Majors.supported(found)) {
        throw new ScratchException(
            "The image %s is PostgreSQL %d; majors %d to %d are supported."
                .formatted(container.image(), found, Majors.OLDEST, Majors.NEWEST));
      }
      container.trustExtensions();
      List<String> sql = new ArrayList<>(ClusterTemplate.bootstrap(found));
      sql.addAll(ClusterTemplate.template(found));
      sql.add("ALTER ROLE " + ClusterTemplate.OWNER + " PASSWORD '" + password + "'");
      try (Statement statement = connection.createStatement()) {
        for (String one : sql) {
          statement.execute(one);
        }
      }
      String version = connection.getMetaData().getDatabaseProductVersion().split(" ", 2)[0];
      return new OpenServer(
          new OpenServer.Place(
              found,
              "PostgreSQL " + version + " (container of " + container.image() + ")",
              superuser,
              Connector.tcp(container.address(), ClusterTemplate.OWNER, password),
              ClusterTemplate.OWNER,
              "postgres",
              false,
              "scratch_",
              null,
              container));
    } catch (SQLException e) {
      throw new ScratchException(
          "The server in %s cannot be used: %s".formatted(container.image(), e.getMessage()), e);
    }
  }

  /** The image's first start serves no TCP, so the first connection is to the final server. */
  private static Connection await(Connector connector, Container container)
      throws ScratchException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try {
        return connector.connect("template1");
      } catch (SQLException e) {
        if (System.nanoTime() > deadline || container.failure() != null) {
          throw new ScratchException(
              "PostgreSQL in a container of %s did not start: %s\n%s"
                  .formatted(container.image(), e.getMessage(), container.log()),
              e);
        }
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ScratchException("interrupted while a container started", e);
      }
    }
  }

  private String image(@Nullable Integer major) {
    return image != null ? image : "postgres:" + (major == null ? Majors.BUNDLED : major);
  }
}
