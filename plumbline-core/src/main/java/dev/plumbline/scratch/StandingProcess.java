package dev.plumbline.scratch;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
 * A server of our own that stays: on the loopback address behind a random password for programs,
 * over a Unix socket for us. It keeps its port and password while its home exists.
 */
final class StandingProcess implements StandingServer {
  static final String KIND = "process";
  private static final String SCRIPT = script();
  private static final long START_MILLIS = 60_000;
  private static final int PORTS_TRIED = 10;
  private static final int CLEANLY_SHUT_DOWN = 1;
  private static final int STATE_OFFSET = 16;
  private static final String STARTING = "57P03";

  private final Path home;
  private final StandingRecord record;

  StandingProcess(Path home, StandingRecord record) {
    this.home = home;
    this.record = record;
  }

  static StandingProcess make(
      Path home, LocalProvider provider, StandingWish wish, Map<String, String> environment)
      throws ScratchException {
    ServerBinaries binaries = provider.binaries(wish.major());
    ServerUser user = ServerUser.find();
    Path cache = CacheDirectory.locate(environment).path();
    Path template = ClusterTemplate.prepare(binaries, user, cache);
    StandingRecord before = StandingRecord.read(home);
    Integer port = wish.port();
    StandingRecord record =
        StandingRecord.empty()
            .put("kind", KIND)
            .put("major", binaries.major())
            .put("description", "PostgreSQL %s (%s)".formatted(binaries.release(), provider.name()))
            .put("postgres", binaries.postgres())
            .put("idle", wish.idle().toSeconds())
            .put("fixed", port != null)
            .put("port", port != null ? port : before == null ? 0 : before.number("port"))
            .put("password", password(before));
    StandingProcess server = new StandingProcess(home, record);
    server.clear();
    server.launch(user, template);
    server.setPassword();
    return server;
  }

  private static String password(@Nullable StandingRecord before) {
    return before != null && !before.text("password").isEmpty()
        ? before.text("password")
        : new BigInteger(125, new SecureRandom()).toString(36);
  }

  @Override
  public Condition condition() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
    while (true) {
      try (Connection connection = database().connectAsSuperuser()) {
        return connection.isClosed() ? Condition.LOST : Condition.RUNNING;
      } catch (SQLException e) {
        if (!STARTING.equals(e.getSQLState()) || System.nanoTime() > deadline) {
          return stoppedInOrder() ? Condition.STOPPED : Condition.LOST;
        }
      }
      pause(20);
    }
  }

  @Override
  public void start() throws ScratchException {
    launch(ServerUser.find(), null);
  }

  @Override
  public ScratchDatabase database() {
    Path socket = Path.of(record.text("socket"), ".s.PGSQL." + record.number("port"));
    return new StandingDatabase(
        ClusterTemplate.FIRST_DATABASE,
        Connector.unix(socket, ClusterTemplate.OWNER),
        Connector.unix(socket, ClusterTemplate.SUPERUSER));
  }

  @Override
  public String url() {
    return url(":" + record.text("password"));
  }

  @Override
  public String shownUrl() {
    return url("");
  }

  private String url(String password) {
    return "postgresql://%s%s@127.0.0.1:%d/%s"
        .formatted(
            ClusterTemplate.OWNER, password, record.number("port"), ClusterTemplate.FIRST_DATABASE);
  }

  @Override
  public int major() {
    return record.number("major");
  }

  @Override
  public String description() {
    return record.text("description");
  }

  @Override
  public void remove() throws ScratchException {
    clear();
    try {
      StandingRecord.delete(home);
    } catch (IOException e) {
      throw new ScratchException(home + " cannot be removed: " + e.getMessage(), e);
    }
  }

  /** Ends what runs here and deletes its files; the record stays. */
  private void clear() throws ScratchException {
    ServerProcess.killLeftover(directory());
    try {
      awaitEnd();
      OnceOnDisk.delete(directory());
    } catch (IOException e) {
      throw new ScratchException(directory() + " cannot be deleted: " + e.getMessage(), e);
    }
  }

  /** The supervisor still writes down how its server ended. */
  private void awaitEnd() {
    for (int i = 0; i < 100 && Files.exists(directory().resolve("data")); i++) {
      if (Files.exists(directory().resolve("ended"))) {
        return;
      }
      pause(10);
    }
  }

  private Path directory() {
    return home.resolve("server");
  }

  private boolean stoppedInOrder() {
    Path data = directory().resolve("data");
    PostmasterFile file = PostmasterFile.read(data);
    if (file != null && file.process().isPresent()
        || !Files.isExecutable(Path.of(record.text("postgres")))) {
      return false;
    }
    try (InputStream in = Files.newInputStream(data.resolve("global/pg_control"))) {
      byte[] head = in.readNBytes(STATE_OFFSET + Integer.BYTES);
      return head.length == STATE_OFFSET + Integer.BYTES
          && ByteBuffer.wrap(head).order(ByteOrder.nativeOrder()).getInt(STATE_OFFSET)
              == CLEANLY_SHUT_DOWN;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * A free port may be taken before the server has it; then it says so, and another one is tried.
   *
   * @param template of the data directory; null when the data are there
   */
  private void launch(ServerUser user, @Nullable Path template) throws ScratchException {
    Path from = template;
    for (int i = 0; i < PORTS_TRIED; i++) {
      try {
        if (record.number("port") == 0) {
          record.put("port", freePort());
        }
        if (run(user, from)) {
          record.write(home);
          return;
        }
      } catch (IOException e) {
        throw new ScratchException(
            "PostgreSQL could not be started in %s: %s".formatted(home, e.getMessage()), e);
      }
      if (record.text("fixed").equals("true")) {
        throw new ScratchException(
            "Port %d is taken by another program. Give --port another one, or leave it out."
                .formatted(record.number("port")));
      }
      record.put("port", 0);
      from = null;
    }
    throw new ScratchException("PostgreSQL found no free port in " + PORTS_TRIED + " attempts.");
  }

  /** False when the port was taken. */
  private boolean run(ServerUser user, @Nullable Path template)
      throws IOException, ScratchException {
    Path directory = directory();
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      user.own(directory);
    }
    Files.deleteIfExists(directory.resolve("ended"));
    Files.deleteIfExists(directory.resolve("data/postmaster.pid"));
    SocketDirectory.remove(directory);
    Path socket = SocketDirectory.choose(directory, user);
    record.put("socket", socket);
    configure(user, socket);
    // Before it runs: whoever comes after us must find it, however we end.
    record.write(home);
    List<String> command = new ArrayList<>(detached());
    command.addAll(
        List.of(
            "/bin/sh",
            "-c",
            SCRIPT,
            "plumb-standing",
            directory.toString(),
            template == null ? "" : template.toString(),
            record.text("postgres"),
            record.text("port"),
            record.text("idle")));
    command.addAll(user.prefix().isEmpty() ? List.of("env") : user.prefix());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(Path.of("/").toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    environment.put("LC_ALL", "C");
    return awaitReady(builder.start());
  }

  /** Out of the terminal's process group: Ctrl-C is for us alone. */
  private static List<String> detached() {
    if (ServerProcess.onPath("setsid")) {
      return List.of("setsid");
    }
    return ServerProcess.onPath("perl")
        ? List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV")
        : List.of();
  }

  private void configure(ServerUser user, Path socket) throws IOException {
    Path hba = directory().resolve("pg_hba.conf");
    Files.writeString(hba, "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
    user.own(hba);
    Path conf = directory().resolve("postgresql.conf");
    Files.writeString(
        conf,
        ServerSettings.standing(major(), record.number("port"), socket.toString(), hba.toString()));
    user.own(conf);
  }

  private boolean awaitReady(Process supervisor) throws ScratchException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
    while (true) {
      PostmasterFile file = PostmasterFile.read(directory().resolve("data"));
      if (file != null && file.ready()) {
        return true;
      }
      if (Files.exists(directory().resolve("ended")) || !supervisor.isAlive()) {
        String log = logTail();
        if (log.contains("Address already in use")) {
          return false;
        }
        throw new ScratchException(
            log.contains("No space left on device")
                ? "PostgreSQL did not start: there is no room left in " + home + "."
                : "PostgreSQL did not start:\n" + log);
      }
      if (System.nanoTime() > deadline) {
        clear();
        throw new ScratchException(
            "PostgreSQL was not ready after " + START_MILLIS / 1000 + " s:\n" + logTail());
      }
      pause(5);
    }
  }

  private void setPassword() throws ScratchException {
    try (Connection connection = database().connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER ROLE " + ClusterTemplate.OWNER + " PASSWORD '" + record.text("password") + "'");
    } catch (SQLException e) {
      throw new ScratchException("The server does not answer: " + e.getMessage(), e);
    }
  }

  private String logTail() {
    try {
      List<String> lines = Files.readAllLines(directory().resolve("log"), StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    } catch (IOException e) {
      return "(no log)";
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String script() {
    try (InputStream in = StandingProcess.class.getResourceAsStream("standing.sh")) {
      if (in == null) {
        throw new IOException("standing.sh is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
