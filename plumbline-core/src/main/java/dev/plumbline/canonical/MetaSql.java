package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;
import static dev.plumbline.schema.Quoting.literal;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Meta;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What every object has: comment, privileges, dependencies. */
final class MetaSql {
  private MetaSql() {}

  /** The statements after an object's own, each ended with a line break. */
  static String after(Identity id, Meta meta) {
    return comment(Names.forComment(id), meta.comment()) + GrantSql.on(id, meta.grants());
  }

  static String comment(String target, @Nullable String comment) {
    return comment == null ? "" : "COMMENT ON " + target + " IS " + literal(comment) + ";\n";
  }

  static List<Key> needs(Meta meta) {
    return meta.dependencies().stream().map(Key::create).collect(Collectors.toList());
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
