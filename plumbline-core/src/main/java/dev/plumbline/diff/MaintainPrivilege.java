package dev.plumbline.diff;

import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.SchemaObject;
import java.util.List;

/** {@code GRANT ALL ON TABLE} gives MAINTAIN too since 17; before, there is no such privilege. */
final class MaintainPrivilege implements AcrossMajors {
  private static final int SINCE = 17;

  @Override
  public SchemaObject shared(SchemaObject object, Span span) {
    return span.crosses(SINCE)
        ? AcrossMajors.same(
            Rewritten.all((Record) object, Meta.class, MaintainPrivilege::withoutMaintain))
        : object;
  }

  private static Meta withoutMaintain(Meta meta) {
    List<Grant> kept =
        meta.grants().stream().filter(grant -> !grant.privilege().equals("MAINTAIN")).toList();
    return kept.size() == meta.grants().size() ? meta : Rewritten.with(meta, "grants", kept);
  }
}
