package dev.plumbline.catalog;

import dev.plumbline.schema.Extension;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Meta;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

final class ExtensionReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "extensions",
        row -> {
          Identity id = Identity.global(Kind.EXTENSION, row.text("name"));
          String schema = row.text("schema");
          String version = reading.reads(Aspect.EXTENSION_VERSIONS) ? row.text("version") : null;
          String ownComment = row.textOrNull("own_comment");
          reading.add(
              SystemCatalog.PG_EXTENSION.at(row.number("oid")),
              id,
              meta -> new Extension(id, without(ownComment, meta), schema, version));
        });
  }

  /** CREATE EXTENSION leaves the control file's comment behind: nobody wrote that. */
  private static Meta without(@Nullable String ownComment, Meta meta) {
    return ownComment != null && ownComment.equals(meta.comment()) ? meta.withComment(null) : meta;
  }
}
