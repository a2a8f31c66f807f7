package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final List<Edge> edges = new ArrayList<>();
  private final Map<Address, Address> belongsTo = new HashMap<>();
  private final Map<Identity, Set<Identity>> needs = new HashMap<>();

  /** Between the objects of these identities, which may still come. */
  Dependencies(Map<Address, Identity> identities) {
    this.identities = identities;
  }

  private record Edge(Address from, Address to) {}

  void needs(Address one, Address other) {
    edges.add(new Edge(one, other));
  }

  void belongs(Address part, Address whole) {
    belongsTo.put(part, whole);
    edges.add(new Edge(part, whole));
  }

  /** Adds what the server recorded, when every identity is known. */
  void read(Snapshot snapshot) throws SQLException {
    snapshot.forEach("dependencies", this::add);
    for (Edge edge : edges) {
      connect(edge);
    }
  }

  /** The objects that must exist before this one, sorted. */
  List<Identity> of(Identity id) {
    return needs.getOrDefault(id, Set.of()).stream().sorted().toList();
  }

  private void add(Row row) throws SQLException {
    Address from = new Address(row.number("class"), row.number("object"), 0);
    Address to = new Address(row.number("referenced_class"), row.number("referenced_object"), 0);
    if (isPart(row.text("type"), from, to)) {
      belongs(from, to);
    } else {
      needs(from, to);
    }
  }

  /** A default depends on its own column automatically, on others it names normally. */
  private static boolean isPart(String type, Address from, Address to) {
    return switch (type) {
      case "i", "e" -> true;
      case "a" -> SystemCatalog.PG_ATTRDEF.holds(from) && SystemCatalog.PG_CLASS.holds(to);
      default -> false;
    };
  }

  private void connect(Edge edge) {
    Identity from = resolve(edge.from());
    Identity to = resolve(edge.to());
    if (from != null && to != null && !from.equals(to)) {
      needs.computeIfAbsent(from, ignored -> new HashSet<>()).add(to);
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
