package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code GRANT} and {@code REVOKE}: one statement per role, revocations first so that a privilege
 * taken away and given back differently ends up given; then in stored order.
 */
final class GrantSql {
  private static final Comparator<Grant> REVOKED_FIRST =
      Comparator.comparing(Grant::revoked).reversed();

  private GrantSql() {}

  private record Target(String grantee, boolean grantable, boolean revoked) {}

  static String on(Identity id, List<Grant> grants) {
    String column = id.kind() == Kind.COLUMN ? " (" + identifier(id.name()) + ")" : "";
    return on("", Names.forGrant(id), column, grants);
  }

  /**
   * Statements for grants.
   *
   * @param prefix stands before each: {@code ALTER DEFAULT PRIVILEGES ... }
   * @param object what follows {@code ON}
   * @param column follows each privilege
   */
  static String on(String prefix, String object, String column, List<Grant> grants) {
    Map<Target, List<Grant>> byTarget =
        grants.stream()
            .sorted(REVOKED_FIRST)
            .collect(
                Collectors.groupingBy(
                    grant -> new Target(grant.grantee(), grant.grantable(), grant.revoked()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    StringBuilder sql = new StringBuilder();
    byTarget.forEach((target, members) -> {
      String privileges =
          members.stream()
              .map(grant -> grant.privilege() + column)
              .sorted()
              .collect(Collectors.joining(", "));
      sql.append(prefix)
          .append(target.revoked() ? "REVOKE " : "GRANT ")
          .append(privileges)
          .append(" ON ")
          .append(object)
          .append(target.revoked() ? " FROM " : " TO ")
          .append(MetaSql.role(target.grantee()))
          .append(target.grantable() && !target.revoked() ? " WITH GRANT OPTION" : "")
          .append(";\n");
    });
    return sql.toString();
  }
}
