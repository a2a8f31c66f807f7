package dev.plumbline.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What makes an object the same object on both sides of a comparison: its kind and its full name.
 * Names are as stored, unquoted.
 */
public record Identity(
    Kind kind,
    @Nullable String schema,
    @Nullable String parent,
    String name,
    @Nullable String arguments)
    implements Comparable<Identity> {

  /** An object that lives in no schema: a schema itself, an extension. */
  public static Identity global(Kind kind, String name) {
    return new Identity(kind, null, null, name, null);
  }

  /** An object named by its schema and its own name: a table, a type, an index. */
  public static Identity inSchema(Kind kind, String schema, String name) {
    return new Identity(kind, schema, null, name, null);
  }

  /** A part of a relation or domain: a column, a constraint, a trigger, a policy. */
  public static Identity partOf(Kind kind, String schema, String parent, String name) {
    return new Identity(kind, schema, parent, name, null);
  }

  /** A routine; {@code arguments} are its input argument types as the server writes them. */
  public static Identity routine(Kind kind, String schema, String name, String arguments) {
    return new Identity(kind, schema, null, name, arguments);
  }

  /** The name as a person writes it: {@code public.users.email}, {@code public.f(integer)}. */
  public String displayName() {
    return switch (kind) {
      case EXTENSION_MEMBER, BUILT_IN, ABSENCE -> name;
      case DEFAULT_PRIVILEGES ->
          "of " + name + (schema == null ? "" : " in schema " + Quoting.identifier(schema));
      case USER_MAPPING ->
          "for " + role() + " on server " + Quoting.identifier(String.valueOf(parent));
      default -> qualifiedName();
    };
  }

  private String role() {
    return switch (name) {
      case Grant.PUBLIC -> name;
      case Grant.OWNER -> "the database's owner";
      default -> Quoting.identifier(name);
    };
  }

  private String qualifiedName() {
    StringBuilder text = new StringBuilder();
    if (schema != null) {
      text.append(Quoting.identifier(schema)).append('.');
    }
    if (parent != null) {
      text.append(Quoting.identifier(parent)).append('.');
    }
    return text.append(writtenName()).toString();
  }

  /** The name without its schema as SQL writes it, with the arguments that are part of it. */
  public String writtenName() {
    return switch (kind) {
      case CAST, TRANSFORM -> name;
      case OPERATOR -> name + "(" + arguments + ")";
      case OPERATOR_CLASS, OPERATOR_FAMILY ->
          Quoting.identifier(name) + " USING " + Quoting.identifier(String.valueOf(arguments));
      default -> Quoting.identifier(name) + (arguments == null ? "" : "(" + arguments + ")");
    };
  }

  /** By kind, then name by name, absent ones first. Written out: every sorted map of ours asks. */
  @Override
  public int compareTo(Identity other) {
    int order = Integer.compare(kind.ordinal(), other.kind.ordinal());
    order = order != 0 ? order : compare(schema, other.schema);
    order = order != 0 ? order : compare(parent, other.parent);
    order = order != 0 ? order : name.compareTo(other.name);
    return order != 0 ? order : compare(arguments, other.arguments);
  }

  private static int compare(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return one.equals(other) ? 0 : one.compareTo(other);
  }

  // Written out, both: every map of ours asks. What differs most often comes first.
  @Override
  public boolean equals(@Nullable Object object) {
    return this == object
        || object instanceof Identity other
            && name.equals(other.name)
            && kind == other.kind
            && Objects.equals(parent, other.parent)
            && Objects.equals(schema, other.schema)
            && Objects.equals(arguments, other.arguments);
  }

  @Override
  public int hashCode() {
    int hash = name.hashCode() * 31 + kind.ordinal();
    hash = hash * 31 + (parent == null ? 0 : parent.hashCode());
    hash = hash * 31 + (schema == null ? 0 : schema.hashCode());
    return hash * 31 + (arguments == null ? 0 : arguments.hashCode());
  }

  @Override
  public String toString() {
    return kind.label() + " " + displayName();
  }
}
