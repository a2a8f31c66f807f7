package dev.plumbline.diff;

import dev.plumbline.schema.SchemaObject;
import java.util.List;

/**
 * What one of two majors stores and the other cannot say: nothing can be told of it, so it is left
 * out of both. Between two schemas of majors that both have it, it counts.
 */
interface AcrossMajors {
  /** One line for each; docs/majors.md has the list. */
  List<AcrossMajors> ALL =
      List.of(new PublicSchemaCreate(), new MaintainPrivilege(), new NotNullNames());

  /** The object without what the span's majors do not share; itself where there is nothing. */
  SchemaObject shared(SchemaObject object, Span span);

  static SchemaObject normalised(SchemaObject object, Span span) {
    SchemaObject normalised = object;
    for (AcrossMajors one : ALL) {
      normalised = one.shared(normalised, span);
    }
    return normalised;
  }

  /** A schema object of the same class, whichever that is. */
  static SchemaObject same(Record rewritten) {
    return (SchemaObject) rewritten;
  }
}
