package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;
import static dev.plumbline.schema.Quoting.literal;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.schema.DefaultPrivileges;
import dev.plumbline.schema.Extension;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Namespace;
import java.util.List;

/** What lives in no schema: schemas, extensions, default privileges. */
final class GlobalSql {
  /** Exists in every new database. */
  static final Identity PUBLIC = Identity.global(Kind.SCHEMA, "public");

  private GlobalSql() {}

  static Step namespace(Namespace namespace) {
    Identity id = namespace.id();
    String create = id.equals(PUBLIC) ? "" : "CREATE SCHEMA " + Names.qualified(id) + ";\n";
    String sql = create + MetaSql.after(id, namespace.meta());
    return TypeSql.root(id, sql, MetaSql.needs(namespace.meta()));
  }

  /** A version that was not read is the server's to choose. */
  static Step extension(Extension extension) {
    Identity id = extension.id();
    String sql =
        "CREATE EXTENSION IF NOT EXISTS "
            + identifier(id.name())
            + " WITH SCHEMA "
            + identifier(extension.installedIn())
            + (extension.version() == null ? "" : " VERSION " + literal(extension.version()))
            + ";\n"
            + MetaSql.after(id, extension.meta());
    List<Key> needs = MetaSql.needs(extension.meta());
    needs.add(Key.create(Identity.global(Kind.SCHEMA, extension.installedIn())));
    return TypeSql.root(id, sql, needs);
  }

  static Step defaultPrivileges(DefaultPrivileges privileges) {
    Identity id = privileges.id();
    String schema = id.schema() == null ? "" : " IN SCHEMA " + identifier(id.schema());
    String role =
        privileges.forRole().equals(Grant.OWNER)
            ? ""
            : " FOR ROLE " + MetaSql.role(privileges.forRole());
    List<Grant> grants =
        privileges.meta().grants().stream()
            .map(grant -> ownerNamed(grant, privileges.forRole()))
            .toList();
    String prefix = "ALTER DEFAULT PRIVILEGES" + role + schema + " ";
    String sql = GrantSql.on(prefix, privileges.objects(), "", grants);
    return TypeSql.root(id, sql, MetaSql.needs(privileges.meta()));
  }

  private static Grant ownerNamed(Grant grant, String owner) {
    return grant.grantee().equals(Grant.OWNER)
        ? new Grant(owner, grant.privilege(), grant.grantable(), grant.revoked())
        : grant;
  }
}
