package dev.plumbline.mutation;

import dev.plumbline.canonical.CanonicalFacts;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.canonical.Databases;
import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.Difference;
import dev.plumbline.diff.DifferenceWords;
import dev.plumbline.diff.Fingerprint;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.diff.SideNames;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mutation that ran on a server.
 *
 * @param name what stands for {@code app} in the two schemas
 * @param failure what the server refused; null when nothing
 */
record Mutated(
    Mutation mutation, String name, Schema before, Schema after, @Nullable String failure) {
  private static final DiffOptions EVERYTHING = new DiffOptions(Set.of(), false);
  private static final SideNames SIDES = new SideNames("old", "new");
  private static final List<String> ROLES = List.of("reader", "writer");

  /**
   * All of them that suit the major. Those that can share one database, each in a schema of its
   * own, so that two readings do for all.
   */
  static List<Mutated> run(int major, List<Mutation> mutations) throws Exception {
    List<Mutation> suitable = mutations.stream().filter(one -> one.suits(major)).toList();
    List<Mutated> done =
        new ArrayList<>(
            inOneDatabase(major, suitable.stream().filter(one -> !one.alone()).toList()));
    for (Mutation alone : suitable.stream().filter(Mutation::alone).toList()) {
      done.addAll(inOneDatabase(major, List.of(alone)));
    }
    return done;
  }

  private static List<Mutated> inOneDatabase(int major, List<Mutation> mutations) throws Exception {
    try (ScratchDatabase database = TestServer.database(major);
        Connection connection = database.connectAsSuperuser()) {
      makeWhatIsShared(connection);
      Map<Mutation, String> failures = new HashMap<>();
      for (int i = 0; i < mutations.size(); i++) {
        run(connection, mutations.get(i), i, mutations.get(i).setup(), failures);
      }
      Schema before = Databases.readEverything(database);
      for (int i = 0; i < mutations.size(); i++) {
        run(connection, mutations.get(i), i, mutations.get(i).change(), failures);
      }
      Schema after = Databases.readEverything(database);
      List<Mutated> done = new ArrayList<>();
      for (int i = 0; i < mutations.size(); i++) {
        Mutation one = mutations.get(i);
        String name = name(one, i);
        Predicate<Identity> mine = id -> one.alone() || id.toString().contains(name);
        done.add(new Mutated(one, name, part(before, mine), part(after, mine), failures.get(one)));
      }
      refuseStrays(mutations, before, after);
      return done;
    }
  }

  /** Roles and a tablespace: every database of the server has them in common. */
  private static void makeWhatIsShared(Connection connection) throws SQLException {
    for (String role : ROLES) {
      Databases.run(
          connection,
          "DO $$ BEGIN CREATE ROLE %s; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
              .formatted(role));
    }
    try {
      Databases.run(
          connection,
          "SET allow_in_place_tablespaces TO on; CREATE TABLESPACE elsewhere LOCATION ''");
    } catch (SQLException e) {
      if (!"42710".equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private static void run(
      Connection connection, Mutation one, int place, String sql, Map<Mutation, String> failures) {
    try {
      Databases.run(
          connection,
          Mutation.named(
              name(one, place),
              """
              RESET SESSION AUTHORIZATION; RESET ALL; DISCARD TEMP; CREATE SCHEMA IF NOT EXISTS app;
              SET client_min_messages TO error; SET search_path TO app;
              """
                  + sql));
    } catch (SQLException | RuntimeException e) {
      failures.putIfAbsent(one, String.valueOf(e.getMessage()));
    }
  }

  private static String name(Mutation one, int place) {
    return one.alone() ? "app" : "app%04d".formatted(place);
  }

  private static Schema part(Schema whole, Predicate<Identity> which) {
    List<SchemaObject> objects =
        whole.objects().values().stream().filter(object -> which.test(object.id())).toList();
    return new Schema(whole.majorVersion(), objects);
  }

  /** What belongs to no case must not have changed: its case forgot to say {@code alone}. */
  private static void refuseStrays(List<Mutation> mutations, Schema before, Schema after) {
    if (mutations.size() > 1) {
      Predicate<Identity> nobodys = id -> !id.toString().matches("(?s).*app\\d{4}.*");
      String told = told(part(before, nobodys), part(after, nobodys), EVERYTHING);
      if (!told.isEmpty()) {
        throw new IllegalStateException("changes nobody stands for:\n" + told);
      }
    }
  }

  /** What the comparison says, with {@code app} for the name. */
  String told() {
    DiffOptions options = mutation.owners() ? EVERYTHING : DiffOptions.DEFAULT;
    return told(SchemaDiff.compare(before, after, options)).replace(name, "app");
  }

  static String told(Schema one, Schema other, DiffOptions options) {
    return told(SchemaDiff.compare(one, other, options));
  }

  /** What the canonical of the schema makes in a new database. */
  static Schema reload(Schema schema) throws Exception {
    try (ScratchDatabase database = TestServer.database(schema.majorVersion());
        Connection connection = database.connectAsSuperuser()) {
      makeWhatIsShared(connection);
      Databases.run(connection, canonical(schema));
      return part(Databases.readEverything(database), id -> id.toString().contains("app"));
    }
  }

  private static String told(List<Difference> differences) {
    return differences.stream()
        .map(difference -> DifferenceWords.describe(difference, SIDES))
        .collect(Collectors.joining("\n"));
  }

  boolean changesCanonical() {
    return !canonical(before).equals(canonical(after));
  }

  boolean changesDigest() {
    return !Fingerprint.of(before).equals(Fingerprint.of(after));
  }

  static String canonical(Schema schema) {
    return CanonicalWriter.write(schema, CanonicalFacts.NONE);
  }

  @Override
  public String toString() {
    return mutation.toString();
  }
}
