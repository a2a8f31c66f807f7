package dev.plumbline.diff;

import dev.plumbline.schema.Aggregate;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.CompositeType;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Publication;
import dev.plumbline.schema.Quoting;
import dev.plumbline.schema.SecurityLabel;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of attributes in words: what a person would write in SQL where there is such a word. */
final class ValueWords {
  /** What stands in the catalogs when nothing was said, by component. */
  private static final Map<String, String> ABSENT =
      Map.ofEntries(
          Map.entry("owner", "the default"),
          Map.entry("collation", "the type's own"),
          Map.entry("storage", "the type's own"),
          Map.entry("compression", "the default"),
          Map.entry("statisticsTarget", "the default"),
          Map.entry("target", "the default"),
          Map.entry("subtypeOpclass", "the default"),
          Map.entry("accessMethod", "the default"),
          Map.entry("tablespace", "the default"));

  private static final Map<String, String> STATES =
      Map.of(
          "ORIGIN",
          "enabled",
          "DISABLED",
          "disabled",
          "REPLICA",
          "enabled on replicas only",
          "ALWAYS",
          "enabled always");

  private ValueWords() {}

  /** The value of a record's component, which may read otherwise there than elsewhere. */
  static @Nullable Object of(Class<?> owner, String component, @Nullable Object value) {
    return switch (value) {
      case null -> ABSENT.get(component);
      case Boolean stored when owner == Column.Generated.class -> stored ? "STORED" : "VIRTUAL";
      case Boolean always when owner == Column.IdentityColumn.class -> generated(always);
      case String role when component.equals("owner") && role.equals(Grant.OWNER) ->
          "the database's owner";
      case String text when component.equals("enabled") -> STATES.getOrDefault(text, text);
      case String text when isComment(component) -> text.contains("\n") ? text : quoted(text);
      default -> value;
    };
  }

  private static boolean isComment(String component) {
    return component.equals("comment") || component.equals("multirangeComment");
  }

  /** So that blanks at an end are seen. */
  private static String quoted(String text) {
    return "'" + text + "'";
  }

  private static String generated(boolean always) {
    return always ? "ALWAYS" : "BY DEFAULT";
  }

  /** A value of the model as a person reads it. */
  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "none";
      case Boolean yes -> yes ? "yes" : "no";
      case Float number -> number.toString().replaceFirst("\\.0$", "");
      case Enum<?> constant -> constant.name().replace('_', ' ');
      case Identity id -> oneLine(id.displayName());
      case Grant grant -> grant.privilege() + " " + grantee(grant);
      case CompositeType.Attribute attribute -> attribute(attribute);
      case Publication.PublishedTable table -> published(table);
      case Column.Generated generated ->
          "ALWAYS AS " + generated.expression() + (generated.stored() ? " STORED" : " VIRTUAL");
      case Column.IdentityColumn identity ->
          generated(identity.always()) + " from sequence " + of(identity.sequence());
      case SecurityLabel label -> label.provider() + ": " + label.label();
      case Table.Partition partition ->
          "of "
              + of(partition.parent())
              + " "
              + partition.bound()
              + (partition.detaching() ? " (being detached: end it with FINALIZE)" : "");
      case Aggregate.Moving moving -> moving(moving);
      case List<?> list when list.isEmpty() -> "none";
      case List<?> list -> list.stream().map(ValueWords::of).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }

  /** A name with a line break in it would read as another line of the report. */
  static String oneLine(String name) {
    return name.replace("\r", "\\r").replace("\n", "\\n");
  }

  private static String attribute(CompositeType.Attribute attribute) {
    return attribute.name()
        + " "
        + attribute.type()
        + (attribute.collation() == null ? "" : " COLLATE " + attribute.collation())
        + (attribute.comment() == null ? "" : ", comment " + quoted(attribute.comment()));
  }

  private static String published(Publication.PublishedTable table) {
    String columns =
        table.columns().stream().map(Quoting::identifier).collect(Collectors.joining(", "));
    return of(table.table())
        + (columns.isEmpty() ? "" : " (" + columns + ")")
        + (table.filter() == null ? "" : " WHERE " + table.filter());
  }

  private static String moving(Aggregate.Moving moving) {
    return "transition function %s, inverse %s, state type %s"
        .formatted(moving.state().transition(), moving.inverse(), moving.state().type());
  }

  /** Whom a privilege concerns and how, without the privilege: {@code "to reader"}. */
  static String grantee(Grant grant) {
    String to = grant.grantee().equals(Grant.OWNER) ? "the owner" : grant.grantee();
    return (grant.revoked() ? "revoked from " : "to ")
        + to
        + (grant.grantable() ? " with grant option" : "");
  }
}
