package dev.plumbline.catalog;

import dev.plumbline.schema.Grant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comments and privileges of everything, whatever its kind. */
final class CommonFacts {
  private final Map<Address, String> comments = new HashMap<>();
  private final Map<Address, List<Grant>> grants = new HashMap<>();

  static CommonFacts read(Snapshot snapshot, ScopeInUse scope) throws SQLException {
    CommonFacts facts = new CommonFacts();
    if (scope.reads(Aspect.COMMENTS)) {
      snapshot.forEach(
          "comments", row -> facts.comments.put(address(row), row.text("description")));
    }
    if (scope.reads(Aspect.PRIVILEGES)) {
      readGrants(snapshot, facts);
    }
    return facts;
  }

  private static void readGrants(Snapshot snapshot, CommonFacts facts) throws SQLException {
    snapshot.forEach(
        "grants",
        row ->
            facts
                .grants
                .computeIfAbsent(address(row), ignored -> new ArrayList<>())
                .add(
                    new Grant(
                        row.text("grantee"),
                        row.text("privilege"),
                        row.flag("grantable"),
                        row.flag("revoked"))));
  }

  @Nullable String comment(Address address) {
    return comments.get(address);
  }

  /** Sorted. */
  List<Grant> grants(Address address) {
    return grants.getOrDefault(address, List.of()).stream().sorted().toList();
  }

  private static Address address(Row row) throws SQLException {
    return new Address(row.number("class"), row.number("object"), row.integer("part"));
  }
}
