package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who needs whom, between objects of the model. The server records it finer: an array type, the
 * index of a key, the sequence of an identity column, a member of an extension. Each of these
 * belongs to an object ({@code pg_depend} says so by an internal or extension dependency), and
 * counts as that object.
 */
final class Dependencies {
  // Deeper than anything the server builds: the array of the row type of a table.
  private static final int DEEPEST = 8;

  private final Map<Address, Identity> identities;
  private final Map<Address, Address> belongsTo = new HashMap<>();
  private final Map<Identity, SortedSet<Identity>> needs = new HashMap<>();

  private Dependencies(Map<Address, Identity> identities) {
    this.identities = identities;
  }

  /** Reads them for the objects of these identities. */
  static Dependencies read(Snapshot snapshot, Map<Address, Identity> identities)
      throws SQLException {
    Dependencies dependencies = new Dependencies(identities);
    List<Edge> edges = new ArrayList<>();
    snapshot.forEach("dependencies", row -> edges.add(dependencies.edge(row)));
    for (Edge edge : edges) {
      dependencies.connect(edge);
    }
    return dependencies;
  }

  /** The objects that must exist before this one, sorted. */
  List<Identity> of(Identity id) {
    SortedSet<Identity> found = needs.get(id);
    return found == null ? List.of() : List.copyOf(found);
  }

  private record Edge(Address from, Address to) {}

  private Edge edge(Row row) throws SQLException {
    Address from = new Address(row.number("class"), row.number("object"), 0);
    Address to = new Address(row.number("referenced_class"), row.number("referenced_object"), 0);
    String type = row.text("type");
    if (type.equals("i") || type.equals("e")) {
      belongsTo.put(from, to);
    }
    return new Edge(from, to);
  }

  private void connect(Edge edge) {
    Identity from = resolve(edge.from());
    Identity to = resolve(edge.to());
    if (from != null && to != null && !from.equals(to)) {
      needs.computeIfAbsent(from, ignored -> new TreeSet<>()).add(to);
    }
  }

  private @Nullable Identity resolve(Address start) {
    Address address = start;
    for (int depth = 0; address != null && depth < DEEPEST; depth++) {
      Identity id = identities.get(address);
      if (id != null) {
        return id;
      }
      address = belongsTo.get(address);
    }
    return null;
  }
}
