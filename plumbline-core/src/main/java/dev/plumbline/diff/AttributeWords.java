package dev.plumbline.diff;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.CompositeType;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Publication;
import dev.plumbline.schema.SecurityLabel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of attributes and their values in words. */
final class AttributeWords {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("meta", ""),
          Map.entry("grants", "privileges"),
          Map.entry("labels", "security labels"),
          Map.entry("neededExtensions", "depends on extension"),
          Map.entry("defaultExpression", "default"),
          Map.entry("notNullDetail", "not null"),
          Map.entry("notNullName", "name of not null"),
          Map.entry("baseType", "base type"),
          Map.entry("local", "defined here (not only inherited)"),
          Map.entry("using", "USING"),
          Map.entry("withCheck", "WITH CHECK"),
          Map.entry("partitionOf", "partition"),
          Map.entry("ofType", "typed as"),
          Map.entry("strict", "strict (returns null on null input)"));

  private AttributeWords() {}

  /** The words for a component; empty when they would only repeat what is inside. */
  static String of(Class<?> owner, String component) {
    if (owner == Column.IdentityColumn.class && component.equals("options")) {
      return "sequence";
    }
    if (owner == dev.plumbline.schema.Sequence.class && component.equals("options")) {
      return "";
    }
    if (owner == Domain.class && component.equals("defaultExpression")) {
      return "default";
    }
    String special = WORDS.get(component);
    return special != null
        ? special
        : component.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  static String join(String outer, String inner) {
    return outer.isEmpty() || inner.isEmpty() ? outer + inner : outer + " " + inner;
  }

  /** A value of the model as a person reads it. */
  static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "none";
      case Boolean yes -> yes ? "yes" : "no";
      case Grant grant -> grant(grant);
      case SecurityLabel label -> label.provider() + ": " + label.label();
      case Identity id -> id.displayName();
      case CompositeType.Attribute attribute -> attribute(attribute);
      case Publication.PublishedTable table -> published(table);
      case Column.NotNull detail -> detail.name() == null ? "unnamed" : detail.name();
      case Column.Generated generated ->
          "(" + generated.expression() + ")" + (generated.stored() ? " stored" : " virtual");
      case Column.IdentityColumn identity ->
          (identity.always() ? "always" : "by default")
              + " from "
              + identity.sequence().displayName();
      case dev.plumbline.schema.Table.Partition partition ->
          "of "
              + partition.parent().displayName()
              + " "
              + partition.bound()
              + (partition.detaching() ? " (being detached: end it with FINALIZE)" : "");
      case List<?> list when list.isEmpty() -> "none";
      case List<?> list ->
          list.stream().map(AttributeWords::value).collect(Collectors.joining(", "));
      case Map<?, ?> map when map.isEmpty() -> "none";
      default -> value.toString();
    };
  }

  private static String attribute(CompositeType.Attribute attribute) {
    return attribute.name()
        + " "
        + attribute.type()
        + (attribute.collation() == null ? "" : " collate " + attribute.collation())
        + (attribute.comment() == null ? "" : " (comment: " + attribute.comment() + ")");
  }

  private static String published(Publication.PublishedTable table) {
    return table.table().displayName()
        + (table.columns().isEmpty() ? "" : " (" + String.join(", ", table.columns()) + ")")
        + (table.filter() == null ? "" : " where " + table.filter());
  }

  private static String grant(Grant grant) {
    String to = grant.grantee().equals(Grant.OWNER) ? "the owner" : grant.grantee();
    return grant.privilege()
        + (grant.revoked() ? " revoked from " : " to ")
        + to
        + (grant.grantable() ? " with grant option" : "");
  }
}
