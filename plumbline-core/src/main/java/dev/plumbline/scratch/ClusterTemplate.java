package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A data directory as {@code initdb} leaves it, with our settings and roles, made once per server
 * version and copied per run: thirty milliseconds instead of half a second.
 */
final class ClusterTemplate {
  /** Raise it when anything below changes: old templates are then left aside. */
  private static final int VERSION = 3;

  /** The superuser; migrations never run as it. */
  static final String SUPERUSER = "plumb";

  /** The owner of created databases: the name that histories and dumps take for granted. */
  static final String OWNER = "postgres";

  /**
   * Comes with {@code initdb}, empty and owned by {@link #OWNER}: the first scratch database costs
   * nothing, and has the name that histories use in {@code ALTER DATABASE}.
   */
  static final String FIRST_DATABASE = "postgres";

  private ClusterTemplate() {}

  static Path prepare(ServerBinaries binaries, ServerUser user, Path cache)
      throws ScratchException {
    Path target = cache.resolve("templates").resolve(binaries.key() + "-t" + VERSION + user.key());
    try {
      return OnceOnDisk.directory(target, part -> make(binaries, user, part));
    } catch (IOException e) {
      throw new ScratchException(
          "The data directory %s could not be prepared: %s".formatted(target, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScratchException("interrupted while preparing a data directory", e);
    }
  }

  private static void make(ServerBinaries binaries, ServerUser user, Path data)
      throws IOException, ScratchException, InterruptedException {
    user.own(data);
    String said = initdb(binaries, user, data, "C.UTF-8");
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      // An old libc or another platform has no C.UTF-8.
      said = initdb(binaries, user, data, "C");
    }
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      throw new ScratchException(
          said.contains("effective user ID")
              ? ("PostgreSQL runs only as a user the system knows, and user id %d has no name here."
                      + " Give it an entry in /etc/passwd, or run as a user that has one.")
                  .formatted(Platform.userId())
              : binaries.initdb() + " failed:\n" + said.strip());
    }
    Files.writeString(data.resolve("postgresql.conf"), ServerSettings.forMajor(binaries.major()));
    single(binaries, user, data, FIRST_DATABASE, bootstrap(binaries.major()));
    single(binaries, user, data, "template1", template(binaries.major()));
    single(binaries, user, data, FIRST_DATABASE, template(binaries.major()));
    trimWal(data.resolve("pg_wal"));
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        user.own(path);
      }
    }
  }

  /** Segments recycled for later use are empty weight; the last checkpoint is in the first two. */
  private static void trimWal(Path wal) throws IOException {
    try (Stream<Path> entries = Files.list(wal)) {
      List<Path> segments =
          entries.filter(entry -> entry.getFileName().toString().length() == 24).sorted().toList();
      for (Path spare : segments.subList(Math.min(2, segments.size()), segments.size())) {
        Files.delete(spare);
      }
    }
  }

  private static String initdb(ServerBinaries binaries, ServerUser user, Path data, String locale)
      throws IOException, InterruptedException {
    OnceOnDisk.delete(data.resolve("base"));
    return run(
        user.with(
            binaries.initdb().toString(),
            "--pgdata=" + data,
            "--username=" + SUPERUSER,
            "--encoding=UTF8",
            "--locale=" + locale,
            "--auth=trust",
            "--no-sync",
            "--no-instructions",
            "--wal-segsize=1"),
        "");
  }

  static List<String> bootstrap(int major) {
    List<String> sql = new ArrayList<>();
    sql.add("CREATE ROLE " + OWNER + " LOGIN CREATEDB CREATEROLE");
    sql.add("ALTER DATABASE postgres OWNER TO " + OWNER);
    if (major < 16) {
      // Before 16, CREATEROLE may grant any role but a superuser's: these lead out of the server.
      sql.add(
          "UPDATE pg_authid SET rolsuper = true WHERE rolname IN"
              + " ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files')");
    } else {
      sql.add("ALTER ROLE " + OWNER + " SET createrole_self_grant = 'set, inherit'");
    }
    // A third of the files to copy, and nobody asks a throw-away server for a pristine template.
    sql.add("ALTER DATABASE template0 IS_TEMPLATE false");
    sql.add("DROP DATABASE template0");
    return sql;
  }

  static List<String> template(int major) {
    // From 15 on public belongs to pg_database_owner; before, to the bootstrap superuser.
    return major < 15 ? List.of("ALTER SCHEMA public OWNER TO " + OWNER) : List.of();
  }

  /** Single-user mode: no start, no stop; one statement a line. */
  private static void single(
      ServerBinaries binaries, ServerUser user, Path data, String database, List<String> sql)
      throws IOException, InterruptedException, ScratchException {
    if (sql.isEmpty()) {
      return;
    }
    String said =
        run(
            user.with(binaries.postgres().toString(), "--single", "-D", data.toString(), database),
            String.join("\n", sql) + "\n");
    if (said.contains("ERROR:") || said.contains("FATAL:")) {
      throw new ScratchException("preparing the data directory failed:\n" + said.strip());
    }
  }

  private static String run(List<String> command, String input)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(Path.of("/").toFile());
    builder.environment().put("LC_ALL", "C");
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
