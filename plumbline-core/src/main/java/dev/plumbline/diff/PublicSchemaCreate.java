package dev.plumbline.diff;

import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Namespace;
import dev.plumbline.schema.SchemaObject;
import java.util.List;

/**
 * Whether everybody may create in the schema {@code public}. Up to 14 everybody may unless it is
 * revoked, from 15 on nobody may unless it is granted: the same statement changes something on one
 * side only, and silence means both.
 */
final class PublicSchemaCreate implements AcrossMajors {
  private static final int SINCE = 15;
  private static final Identity PUBLIC = Identity.global(Kind.SCHEMA, "public");

  @Override
  public SchemaObject shared(SchemaObject object, Span span) {
    if (!(object instanceof Namespace namespace)
        || !namespace.id().equals(PUBLIC)
        || !span.crosses(SINCE)) {
      return object;
    }
    List<Grant> kept =
        namespace.meta().grants().stream()
            .filter(grant ->
                !grant.grantee().equals(Grant.PUBLIC) || !grant.privilege().equals("CREATE"))
            .toList();
    return new Namespace(namespace.id(), Rewritten.with(namespace.meta(), "grants", kept));
  }
}
