package dev.plumbline.bench;

import dev.plumbline.canonical.CanonicalFacts;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.catalog.Aspect;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.Difference;
import dev.plumbline.diff.DifferenceWords;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.diff.SideNames;
import dev.plumbline.history.Convention;
import dev.plumbline.history.Conventions;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.replay.Replay;
import dev.plumbline.replay.ReplayFailure;
import dev.plumbline.replay.ReplayListener;
import dev.plumbline.replay.ReplayOptions;
import dev.plumbline.replay.ReplayResult;
import dev.plumbline.replay.SnapshotLoad;
import dev.plumbline.replay.Trust;
import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.EmbeddedProvider;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.sql.SqlSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Replays histories on several majors; on each the canonical is loaded again and compared, by our
 * reader and by {@code pg_dump}, and the majors are compared with each other.
 */
public final class RoundTrips {
  private static final int SHOWN = 40;

  /** As a project without configuration has it. */
  private static final CatalogScope COUNTED =
      CatalogScope.ALL.without(Aspect.OWNERS, Aspect.EXTENSION_VERSIONS);

  /** A comment in the prelude of a history that wants one. */
  private static final String AS_SUPERUSER = "-- as superuser";

  private final Map<Integer, ScratchServer> servers;
  private final List<String> dump;
  private final Path out;

  private RoundTrips(Map<Integer, ScratchServer> servers, List<String> dump, Path out) {
    this.servers = servers;
    this.dump = dump;
    this.out = out;
  }

  /** One history on one major. */
  private record Trip(Schema schema, String canonical, String row) {}

  /**
   * {@code RoundTrips MAJORS PG_DUMP OUT HISTORIES [NAME=STUB.sql ...]}: each folder in HISTORIES
   * has a folder {@code migrations} and maybe a {@code prelude.sql}. Canonicals and dumps that
   * differ go to OUT.
   */
  public static void main(String[] args) throws Exception {
    Map<String, Path> stubs = new TreeMap<>();
    for (String stub : List.of(args).subList(4, args.length)) {
      stubs.put(
          stub.substring(0, stub.indexOf('=')), Path.of(stub.substring(stub.indexOf('=') + 1)));
    }
    Map<Integer, ScratchServer> servers = new TreeMap<>();
    try {
      for (String major : args[0].split(",", -1)) {
        servers.put(
            Integer.valueOf(major),
            new EmbeddedProvider(System.getenv(), stubs).start(Integer.valueOf(major)));
      }
      RoundTrips trips = new RoundTrips(servers, List.of(args[1]), Path.of(args[2]));
      System.out.println(
          "| history | migrations | major | objects | lines | replay | read and write | reloaded:"
              + " model | canonical | pg_dump |");
      System.out.println("|:--|--:|--:|--:|--:|--:|--:|:--|:--|:--|");
      List<String> across = new ArrayList<>();
      try (var folders = Files.list(Path.of(args[3]))) {
        for (Path folder : folders.sorted().toList()) {
          across.add(trips.history(folder));
        }
      }
      System.out.println();
      System.out.println("| history | canonicals of the majors | compared pairwise |");
      System.out.println("|:--|:--|:--|");
      across.forEach(System.out::println);
    } finally {
      servers.values().forEach(ScratchServer::close);
    }
  }

  private String history(Path folder) throws Exception {
    String name = String.valueOf(folder.getFileName());
    Map<Integer, Trip> trips = new TreeMap<>();
    for (ScratchServer server : servers.values()) {
      Trip trip = trip(folder, name, server);
      System.out.println(trip == null ? "" : trip.row());
      if (trip != null) {
        trips.put(server.major(), trip);
      }
    }
    Map<String, List<Integer>> texts = new TreeMap<>();
    trips.forEach((major, trip) ->
        texts.computeIfAbsent(body(trip.canonical()), text -> new ArrayList<>()).add(major));
    String same =
        texts.values().stream().map(String::valueOf).sorted().collect(Collectors.joining(" "));
    return "| " + name + " | " + same + " | " + pairwise(name, trips) + " |";
  }

  private String pairwise(String name, Map<Integer, Trip> trips) {
    int pairs = 0;
    List<String> differing = new ArrayList<>();
    for (Trip one : trips.values()) {
      for (Trip other : trips.values()) {
        int a = one.schema().majorVersion();
        int b = other.schema().majorVersion();
        if (a < b) {
          pairs++;
          List<Difference> found =
              SchemaDiff.compare(one.schema(), other.schema(), DiffOptions.DEFAULT);
          if (!found.isEmpty()) {
            differing.add(a + "-" + b + ": " + found.size());
            tell(name, found, a, b);
          }
        }
      }
    }
    return differing.isEmpty() ? pairs + " equal" : "DIFFER " + differing;
  }

  private static void tell(String name, List<Difference> found, int a, int b) {
    SideNames sides = new SideNames("" + a, "" + b);
    System.err.println(name + " on " + a + " and " + b + ":");
    found.stream()
        .limit(SHOWN)
        .forEach(one -> System.err.println("  " + DifferenceWords.describe(one, sides)));
  }

  private @Nullable Trip trip(Path folder, String name, ScratchServer server) throws Exception {
    Convention plain = Conventions.byId("plain").orElseThrow();
    History history =
        plain.read(DirectoryFiles.of(folder.resolve("migrations")), ReadOptions.DEFAULT);
    try (ScratchDatabase replayed = server.createDatabase();
        ScratchDatabase reloaded = server.createDatabase()) {
      long start = System.nanoTime();
      ReplayResult result =
          new Replay(replayed, options(folder), ReplayListener.SILENT).run(history);
      double replaySeconds = (System.nanoTime() - start) / 1e9;
      if (result.failure() != null) {
        failed(name, server, result.failure());
        return null;
      }
      start = System.nanoTime();
      Schema first = read(replayed);
      String canonical = CanonicalWriter.write(first, CanonicalFacts.NONE);
      double readSeconds = (System.nanoTime() - start) / 1e9;
      Files.writeString(out.resolve(name + "-" + server.major() + ".sql"), canonical);
      if (!load(reloaded, canonical, name, server)) {
        return null;
      }
      Schema second = read(reloaded);
      List<Difference> found = SchemaDiff.compare(first, second, DiffOptions.DEFAULT);
      if (!found.isEmpty()) {
        tell(name + " reloaded", found, server.major(), server.major());
      }
      String again = CanonicalWriter.write(second, CanonicalFacts.NONE);
      Files.writeString(out.resolve(name + "-" + server.major() + "-again.sql"), again);
      String row =
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %d | %d | %.1f s | %.2f s | %s | %s | %s |",
              name,
              result.applied(),
              server.major(),
              first.objects().size(),
              canonical.lines().count(),
              replaySeconds,
              readSeconds,
              found.isEmpty() ? "equal" : "DIFFERS: " + found.size(),
              again.equals(canonical) ? "equal" : "DIFFERS",
              judged(name, server, replayed, reloaded));
      return new Trip(second, again, row);
    }
  }

  private static void failed(String name, ScratchServer server, ReplayFailure failure) {
    System.err.printf(
        "%s on %d: %s:%s %s%n",
        name, server.major(), failure.file(), failure.position(), failure.error().message());
  }

  private static ReplayOptions options(Path folder) throws IOException {
    Path prelude = folder.resolve("prelude.sql");
    if (!Files.exists(prelude)) {
      return ReplayOptions.DEFAULT;
    }
    String sql = Files.readString(prelude);
    return new ReplayOptions(
        List.of(SqlSource.of("prelude.sql", sql)),
        sql.contains(AS_SUPERUSER),
        ReplayOptions.DEFAULT.statementTimeout());
  }

  private static boolean load(
      ScratchDatabase database, String canonical, String name, ScratchServer server)
      throws Exception {
    SqlSource source = SqlSource.of("canonical", canonical);
    ReplayFailure failure = SnapshotLoad.into(database, source, Trust.EVERYTHING);
    if (failure != null) {
      failed(name + " reloaded", server, failure);
    }
    return failure == null;
  }

  private static Schema read(ScratchDatabase database) throws Exception {
    try (Connection connection = database.connectAsSuperuser()) {
      return CatalogReader.read(connection, COUNTED);
    }
  }

  private String judged(
      String name, ScratchServer server, ScratchDatabase one, ScratchDatabase other)
      throws Exception {
    String before = dumped(one);
    String after = dumped(other);
    if (before.equals(after)) {
      return "equal";
    }
    // What the server prints may change once, when it is loaded.
    try (ScratchDatabase settled = server.createDatabase()) {
      SqlSource dump = SqlSource.of("the dump", before);
      if (SnapshotLoad.into(settled, dump, Trust.EVERYTHING) == null
          && dumped(settled).equals(after)) {
        return "equal once settled";
      }
    }
    Files.writeString(out.resolve(name + "-" + server.major() + "-replayed.dump"), before);
    Files.writeString(out.resolve(name + "-" + server.major() + "-reloaded.dump"), after);
    return "DIFFERS";
  }

  private String dumped(ScratchDatabase database) throws IOException, SQLException {
    List<String> command = new ArrayList<>(dump);
    command.addAll(List.of("--schema-only", "--no-owner"));
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_setting('unix_socket_directories'), current_setting('port'),"
                    + " current_user")) {
      row.next();
      command.addAll(
          List.of("-h", row.getString(1), "-p", row.getString(2), "-U", row.getString(3)));
    }
    command.add(database.name());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return text.lines()
        .filter(line -> !line.startsWith("SET transaction_timeout"))
        .filter(line -> !line.startsWith("\\restrict ") && !line.startsWith("\\unrestrict "))
        .map(RoundTrips::sortedParameters)
        .collect(Collectors.joining("\n"));
  }

  /** The order in which storage parameters were given means nothing, and a canonical sorts them. */
  private static String sortedParameters(String line) {
    if (!line.startsWith("WITH (") || !line.endsWith(");")) {
      return line;
    }
    String[] parameters = line.substring("WITH (".length(), line.length() - 2).split(", ", -1);
    Arrays.sort(parameters);
    return "WITH (" + String.join(", ", parameters) + ");";
  }

  /** Without the header, which names the major and the digest of what stands below it. */
  private static String body(String canonical) {
    return canonical
        .lines()
        .dropWhile(line -> line.startsWith("--"))
        .collect(Collectors.joining("\n"));
  }
}
