package dev.plumbline.diff;

import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.InheritedOrder;
import dev.plumbline.schema.Routine;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.TextSearchDictionary;

/**
 * An object without what the catalogs store and the schema does not mean: two objects with the same
 * meaning are the same. Each normalisation is a class of its own that says why.
 */
final class Meaning {
  private Meaning() {}

  /** As far as both of two majors can say it. */
  static Schema of(Schema schema, Span span) {
    return new Schema(
        schema.majorVersion(),
        schema.objects().values().stream().map(object -> of(object, schema, span)).toList());
  }

  /** As far as both of two majors can say it. */
  static SchemaObject of(SchemaObject object, Schema schema, Span span) {
    return AcrossMajors.normalised(of(object, schema), span);
  }

  static SchemaObject of(SchemaObject object, Schema schema) {
    return switch (object) {
      case Table table ->
          GeneratedNotNullNames.normalised(InheritedOrder.normalised(table, schema));
      case Routine routine -> SettingsOrder.normalised(routine);
      case Index index -> DefinitionOptions.normalised(index);
      case Constraint constraint -> DefinitionOptions.normalised(constraint);
      case TextSearchDictionary dictionary -> DefinitionOptions.normalised(dictionary);
      default -> object;
    };
  }
}
