package dev.plumbline.random;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Grows a schema of all kinds of objects from a seed. */
public final class RandomSchema {
  private static final List<Proposer> PROPOSERS =
      Stream.of(
              RandomTypes.ALL,
              RandomTables.ALL,
              RandomTables.ALL,
              RandomTableParts.ALL,
              RandomPrograms.ALL,
              RandomRemarks.ALL)
          .flatMap(List::stream)
          .toList();

  private final World world;
  private int refused;

  public RandomSchema(long seed, int major) {
    this.world = new World(seed, major);
  }

  /**
   * Runs so many statements more that the server takes.
   *
   * @return those it took, in order
   */
  public List<String> grow(Connection connection, int statements) throws SQLException {
    List<String> taken = new ArrayList<>();
    while (taken.size() < statements) {
      Proposal proposal = next();
      if (takes(connection, proposal.sql())) {
        proposal.accepted().run();
        taken.add(proposal.sql());
      } else {
        refused++;
      }
    }
    return taken;
  }

  /** How many statements the server has refused so far. */
  public int refused() {
    return refused;
  }

  private Proposal next() {
    while (true) {
      var proposal = world.any(PROPOSERS).propose(world);
      if (proposal.isPresent()) {
        return proposal.get();
      }
    }
  }

  /** More than one statement in a text is one transaction. */
  static boolean takes(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
      return true;
    } catch (SQLException e) {
      if (System.getProperty("plumbline.random.verbose") != null) {
        System.err.println(e.getMessage() + "\n    " + sql);
      }
      return false;
    }
  }
}
