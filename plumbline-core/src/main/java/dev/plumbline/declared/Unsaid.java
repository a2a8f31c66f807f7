package dev.plumbline.declared;

import dev.plumbline.diff.Difference.AttributeChange;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.Namespace;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a declared schema says nothing of. Of what every such tool knows (tables, columns, keys,
 * indexes) it is expected to say all; any other kind or attribute counts from the first time it is
 * used there: a tool that cannot say a thing never uses it, and a team that makes its policies by
 * SQL declares none.
 */
final class Unsaid {
  /** Parts of a constraint's or index's definition, in the server's words. */
  private static final Map<String, Pattern> PARTS =
      Map.of(
          "deferrable constraint", Pattern.compile(" DEFERRABLE(?: INITIALLY DEFERRED)?"),
          "constraint NOT VALID", Pattern.compile(" NOT VALID"),
          "constraint NOT ENFORCED", Pattern.compile(" NOT ENFORCED"),
          "INCLUDE columns", Pattern.compile(" INCLUDE \\([^)]*\\)"),
          "storage parameters", Pattern.compile(" WITH \\([^)]*\\)"),
          "NULLS NOT DISTINCT", Pattern.compile(" NULLS NOT DISTINCT"));

  /** What makes an index one that simple tools cannot declare at all. */
  private static final Pattern PARTIAL_OR_EXPRESSION =
      Pattern.compile(" WHERE |\\(\\(|\\w\\(.*\\(");

  private static final Pattern INCLUDE = Pattern.compile(" INCLUDE \\(");
  private static final Pattern NAMED =
      Pattern.compile(" \\(named [^,)]*\\)|(?<=\\()named [^,)]*, ");

  private final Reach reach;
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private final Set<Constraint.Type> constraints = EnumSet.noneOf(Constraint.Type.class);
  private final Set<String> attributes = new HashSet<>();
  private final List<String> definitions = new ArrayList<>();
  private boolean partitions;

  /**
   * @param declared without what was put under it
   */
  Unsaid(Schema declared, Reach reach) {
    this.reach = reach;
    for (SchemaObject object : declared.objects().values()) {
      kinds.add(object.id().kind());
      meta(object.meta());
      switch (object) {
        case Table table -> table(table);
        case Constraint constraint -> {
          constraints.add(constraint.type());
          definitions.add(constraint.definition());
        }
        case Index index -> {
          definitions.add(index.definition());
          set("clustered", index.clustered());
          set("tablespace", index.tablespace() != null);
        }
        default -> {}
      }
    }
  }

  private void meta(Meta meta) {
    set("comment", meta.comment() != null);
    set("owner", meta.owner() != null);
    set("privileges", !meta.grants().isEmpty());
    set("security labels", !meta.labels().isEmpty());
    set("depends on extension", !meta.neededExtensions().isEmpty());
  }

  private void table(Table table) {
    partitions |= table.partitionOf() != null;
    set("persistence", !table.persistence().equals("permanent"));
    set("partition key", table.partitionKey() != null);
    set("partition", table.partitionOf() != null);
    set("inherits", !table.inherits().isEmpty());
    set("typed as", table.ofType() != null);
    set("options", !table.options().isEmpty());
    set("access method", table.accessMethod() != null);
    set("tablespace", table.tablespace() != null);
    set("row security", table.rowSecurity());
    set("force row security", table.forceRowSecurity());
    set("replica identity", !table.replicaIdentity().equals("DEFAULT"));
    table.columns().forEach(this::column);
  }

  private void column(Column column) {
    meta(column.meta());
    set("collation", column.collation() != null);
    set("storage", column.storage() != null);
    set("compression", column.compression() != null);
    set("statistics target", column.statisticsTarget() != null);
    set("options", !column.options().isEmpty());
    set("defined here (not only inherited)", !column.local());
  }

  private void set(String attribute, boolean used) {
    if (used) {
      attributes.add(attribute);
    }
  }

  /** Words of attributes that only count once used. */
  private static final Set<String> OPTIONAL =
      Set.of(
          "comment",
          "owner",
          "privileges",
          "security labels",
          "depends on extension",
          "persistence",
          "partition key",
          "partition",
          "inherits",
          "typed as",
          "options",
          "access method",
          "tablespace",
          "row security",
          "force row security",
          "replica identity",
          "collation",
          "storage",
          "compression",
          "statistics target",
          "clustered",
          "defined here (not only inherited)");

  /** Whether it is no disagreement that the migrations have this object and nobody declares it. */
  boolean object(Identity id, @Nullable SchemaObject object) {
    if (reach.complete()) {
      return false;
    }
    return switch (object) {
      case Table table when table.partitionOf() != null -> !partitions;
      case Constraint constraint -> isUnsaid(constraint);
      case Index index -> isUnsaid(index.definition());
      case Namespace namespace -> true; // what is in it counts by itself
      case null, default -> !reach.always().contains(id.kind()) && !kinds.contains(id.kind());
    };
  }

  private boolean isUnsaid(Constraint constraint) {
    boolean always =
        switch (constraint.type()) {
          case PRIMARY_KEY, UNIQUE, FOREIGN_KEY -> true;
          case CHECK -> reach.checks();
          case EXCLUSION -> false;
        };
    return !always && !constraints.contains(constraint.type());
  }

  private boolean isUnsaid(String index) {
    return uses(INCLUDE, index) || !reach.anyIndex() && uses(PARTIAL_OR_EXPRESSION, index);
  }

  private boolean uses(Pattern feature, String definition) {
    Predicate<String> has = feature.asPredicate();
    return has.test(definition) && definitions.stream().noneMatch(has);
  }

  /**
   * What an attribute that differs is called when nobody can be expected to declare it: empty when
   * it is not worth a word; null when it counts.
   */
  @Nullable String attribute(AttributeChange change) {
    String attribute = change.attribute();
    if (attribute.equals("column order")) {
      return "";
    }
    if (reach.complete()) {
      return null;
    }
    String expected = String.valueOf(change.expected());
    String actual = String.valueOf(change.actual());
    return switch (attribute) {
      case "not null" ->
          NAMED.matcher(expected).replaceAll("").equals(NAMED.matcher(actual).replaceAll(""))
              ? ""
              : null;
      case "definition" -> part(expected, actual);
      default -> OPTIONAL.contains(attribute) && !attributes.contains(attribute) ? attribute : null;
    };
  }

  private @Nullable String part(String expected, String actual) {
    String less = expected;
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, Pattern> part : PARTS.entrySet()) {
      if (uses(part.getValue(), less)) {
        less = part.getValue().matcher(less).replaceAll("");
        parts.add(part.getKey());
      }
    }
    parts.sort(null);
    return !parts.isEmpty() && less.equals(actual) ? String.join(", ", parts) : null;
  }
}
