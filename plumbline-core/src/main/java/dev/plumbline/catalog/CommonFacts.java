package dev.plumbline.catalog;

import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.SecurityLabel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comments, privileges, labels of everything, whatever its kind. */
final class CommonFacts {
  private final Map<Address, String> comments = new HashMap<>();
  private final Map<Address, List<Grant>> grants = new HashMap<>();

  private final Map<Address, List<SecurityLabel>> labels = new HashMap<>();
  private final Map<Address, List<String>> extensions = new HashMap<>();

  static CommonFacts read(Snapshot snapshot, ScopeInUse scope) throws SQLException {
    CommonFacts facts = new CommonFacts();
    if (scope.reads(Aspect.COMMENTS)) {
      snapshot.forEach(
          "comments", row -> facts.comments.put(address(row), row.text("description")));
    }
    if (scope.reads(Aspect.PRIVILEGES)) {
      readGrants(snapshot, facts);
    }
    readLabels(snapshot, facts);
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

  private static void readLabels(Snapshot snapshot, CommonFacts facts) throws SQLException {
    snapshot.forEach(
        "security_labels",
        row ->
            facts
                .labels
                .computeIfAbsent(address(row), ignored -> new ArrayList<>())
                .add(new SecurityLabel(row.text("provider"), row.text("label"))));
    snapshot.forEach(
        "extensions_needed",
        row ->
            facts
                .extensions
                .computeIfAbsent(address(row), ignored -> new ArrayList<>())
                .add(row.text("extension")));
  }

  /** All that is known of it but for its owner and what it depends on. */
  Meta meta(Address address, @Nullable String owner, List<Identity> dependencies) {
    return new Meta(
        owner,
        comment(address),
        grants(address),
        sorted(labels.get(address)),
        sorted(extensions.get(address)),
        dependencies);
  }

  @Nullable String comment(Address address) {
    return comments.get(address);
  }

  /** In stored order. */
  List<Grant> grants(Address address) {
    return List.copyOf(grants.getOrDefault(address, List.of()));
  }

  private static <T extends Comparable<T>> List<T> sorted(@Nullable List<T> facts) {
    return facts == null ? List.of() : facts.stream().sorted().toList();
  }

  private static Address address(Row row) throws SQLException {
    return new Address(row.number("class"), row.number("object"), row.integer("part"));
  }
}
