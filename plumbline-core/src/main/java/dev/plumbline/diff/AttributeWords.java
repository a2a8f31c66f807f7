package dev.plumbline.diff;

import java.util.Locale;
import java.util.Map;

/** Names of attributes in words: those of PostgreSQL's documentation. */
final class AttributeWords {
  /** By component, of whatever record. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("meta", ""),
          Map.entry("grants", "privileges"),
          Map.entry("neededExtensions", "depends on extension"),
          Map.entry("defaultExpression", "default"),
          Map.entry("local", "defined here (not only inherited)"),
          Map.entry("using", "USING"),
          Map.entry("withCheck", "WITH CHECK"),
          Map.entry("partitionOf", "partition"),
          Map.entry("ofType", "typed as"),
          Map.entry("strict", "strict (returns null on null input)"),
          Map.entry("enabled", "state"),
          Map.entry("min", "minimum"),
          Map.entry("max", "maximum"),
          Map.entry("lcCollate", "LC_COLLATE"),
          Map.entry("lcCtype", "LC_CTYPE"),
          Map.entry("fromSql", "FROM SQL function"),
          Map.entry("toSql", "TO SQL function"),
          Map.entry("isDefault", "default"));

  /** By record and component, where it needs other words there. */
  private static final Map<String, String> SPECIAL =
      Map.ofEntries(
          Map.entry("IdentityColumn.always", "generated"),
          Map.entry("IdentityColumn.options", "sequence"),
          Map.entry("IdentityColumn.persistence", "sequence persistence"),
          Map.entry("IdentityColumn.comment", "sequence comment"),
          Map.entry("IdentityColumn.grants", "sequence privileges"),
          Map.entry("Generated.stored", "kind"),
          Map.entry("Sequence.options", ""),
          Map.entry("Meta.labels", "security labels"),
          Map.entry("Index.partitionOf", "attached to"),
          Map.entry("Index.statistics", "statistics target of column"),
          Map.entry("ForeignTable.columnOptions", "options of column"),
          Map.entry("Extension.installedIn", "schema"),
          Map.entry("ExtendedStatistics.target", "statistics target"),
          Map.entry("RangeType.subtypeOpclass", "subtype operator class"),
          Map.entry("RangeType.canonical", "canonical function"),
          Map.entry("RangeType.subtypeDiff", "subtype difference function"),
          Map.entry("RangeType.multirange", "multirange type"),
          Map.entry("RangeType.multirangeComment", "comment on the multirange type"),
          Map.entry("Operator.restrict", "restriction estimator"),
          Map.entry("Operator.join", "join estimator"),
          Map.entry("Aggregate.variant", "kind"),
          Map.entry("Aggregate.state", ""),
          Map.entry("Aggregate.combine", "combine function"),
          Map.entry("Aggregate.serialize", "serialization function"),
          Map.entry("Aggregate.deserialize", "deserialization function"),
          Map.entry("Moving.inverse", "inverse transition function"),
          Map.entry("Moving.state", ""),
          Map.entry("State.transition", "transition function"),
          Map.entry("State.type", "state type"),
          Map.entry("State.space", "state size in bytes"),
          Map.entry("State.finalExtra", "extra arguments of the final function"),
          Map.entry("State.finalModify", "what the final function does to the state"),
          Map.entry("State.initial", "initial condition"));

  private AttributeWords() {}

  /** The words for a component; empty when they would only repeat what is inside. */
  static String of(Class<?> owner, String component) {
    String special = SPECIAL.get(owner.getSimpleName() + "." + component);
    String words = special == null ? WORDS.get(component) : special;
    return words != null
        ? words
        : component.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  static String join(String outer, String inner) {
    return outer.isEmpty() || inner.isEmpty() ? outer + inner : outer + " " + inner;
  }
}
