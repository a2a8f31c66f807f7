package dev.plumbline.diff;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Column.NotNull;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.SchemaObject;

/**
 * What a NOT NULL constraint is called, and the comment on it: stored for domains since 17, for
 * tables since 18. A renamed table or column has its first name in it from then on; before, it left
 * no trace. That one is NOT VALID or NO INHERIT is no name: only 18 has such, and they differ from
 * a plain one.
 */
final class NotNullNames implements AcrossMajors {
  private static final int OF_DOMAINS_SINCE = 17;
  private static final int OF_TABLES_SINCE = 18;

  @Override
  public SchemaObject shared(SchemaObject object, Span span) {
    if (object instanceof Domain domain) {
      return span.crosses(OF_DOMAINS_SINCE) ? unnamed(domain) : domain;
    }
    return span.crosses(OF_TABLES_SINCE)
        ? AcrossMajors.same(Rewritten.all((Record) object, Column.class, NotNullNames::withoutName))
        : object;
  }

  private static Domain unnamed(Domain domain) {
    return Rewritten.with(Rewritten.with(domain, "notNullName", null), "notNullComment", null);
  }

  private static Column withoutName(Column column) {
    NotNull detail = column.notNullDetail();
    if (detail == null) {
      return column;
    }
    boolean plain = detail.validated() && !detail.noInherit();
    NotNull unnamed =
        plain ? null : new NotNull(null, detail.validated(), detail.noInherit(), true, null);
    return Rewritten.with(column, "notNullDetail", unnamed);
  }
}
