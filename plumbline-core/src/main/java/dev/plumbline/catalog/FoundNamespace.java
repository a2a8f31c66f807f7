package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.Namespace;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema in scope. Read first: what is in scope of the rest depends on it.
 *
 * @param owner null for {@code public} owned as the server makes it
 */
record FoundNamespace(long oid, String name, @Nullable String owner, boolean ofExtension) {
  private static final String STANDARD_COMMENT = "standard public schema";

  static List<FoundNamespace> read(Snapshot snapshot, ScopeInUse scope) throws SQLException {
    List<FoundNamespace> found = new ArrayList<>();
    snapshot.forEach(
        "namespaces",
        row -> {
          if (scope.includesSchema(row.text("name"))) {
            String owner = row.flag("standard_owner") ? null : row.text("owner");
            found.add(
                new FoundNamespace(
                    row.number("oid"), row.text("name"), owner, row.flag("of_extension")));
          }
        });
    return found;
  }

  void addTo(Reading reading) {
    if (!ofExtension) {
      Identity id = Identity.global(Kind.SCHEMA, name);
      reading.add(
          SystemCatalog.PG_NAMESPACE.at(oid),
          id,
          owner,
          meta ->
              new Namespace(
                  id, reading.reads(Aspect.COMMENTS) ? withoutStandardComment(meta) : meta));
    }
  }

  /** That public has none is a change too: to an empty one, as {@code pg_dump} writes it. */
  private Meta withoutStandardComment(Meta meta) {
    if (!name.equals("public")) {
      return meta;
    }
    return meta.comment() == null
        ? meta.withComment("")
        : STANDARD_COMMENT.equals(meta.comment()) ? meta.withComment(null) : meta;
  }
}
