package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;
import static dev.plumbline.schema.Quoting.literal;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.SecurityLabel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every object has: comment, security labels, privileges, dependencies. */
final class MetaSql {
  private MetaSql() {}

  /** The statements after an object's own, each ended with a line break. */
  static String after(Identity id, Meta meta) {
    if (isSilent(meta)) {
      return "";
    }
    String target = Names.forComment(id);
    return neededExtensions(target, meta.neededExtensions())
        + comment(target, meta.comment())
        + labels(target, meta.labels())
        + GrantSql.on(id, meta.grants());
  }

  /** Most say nothing, and their names need not be written. */
  private static boolean isSilent(Meta meta) {
    return meta.comment() == null
        && meta.grants().isEmpty()
        && meta.labels().isEmpty()
        && meta.neededExtensions().isEmpty();
  }

  static String labels(String target, List<SecurityLabel> labels) {
    StringBuilder sql = new StringBuilder();
    for (SecurityLabel label : labels) {
      sql.append("SECURITY LABEL FOR ").append(identifier(label.provider())).append(" ON ");
      sql.append(target).append(" IS ").append(literal(label.label())).append(";\n");
    }
    return sql.toString();
  }

  private static String neededExtensions(String target, List<String> extensions) {
    StringBuilder sql = new StringBuilder();
    for (String extension : extensions) {
      sql.append("ALTER ").append(target).append(" DEPENDS ON EXTENSION ");
      sql.append(identifier(extension)).append(";\n");
    }
    return sql.toString();
  }

  static String comment(String target, @Nullable String comment) {
    return comment == null ? "" : "COMMENT ON " + target + " IS " + literal(comment) + ";\n";
  }

  static List<Key> needs(Meta meta) {
    List<Key> needs = new ArrayList<>(meta.dependencies().size() + 4);
    for (Identity dependency : meta.dependencies()) {
      needs.add(Key.create(dependency));
    }
    for (String extension : meta.neededExtensions()) {
      needs.add(Key.create(Identity.global(Kind.EXTENSION, extension)));
    }
    return needs;
  }

  /** A role in {@code GRANT} and the like. */
  static String role(String name) {
    return switch (name) {
      case Grant.PUBLIC -> "PUBLIC";
      case Grant.OWNER -> "CURRENT_USER";
      default -> identifier(name);
    };
  }
}
