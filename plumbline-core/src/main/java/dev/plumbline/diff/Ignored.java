package dev.plumbline.diff;

import dev.plumbline.schema.Extension;
import dev.plumbline.schema.Meta;

/** What may be left out of a comparison, each with its reason. */
public enum Ignored {
  /** Who owns an object depends on who ran the migration, not on what it says. */
  OWNERS(Meta.class, "owner"),

  /** The server installs the version it has; it differs from machine to machine. */
  EXTENSION_VERSIONS(Extension.class, "version");

  private final Class<? extends Record> type;
  private final String component;

  Ignored(Class<? extends Record> type, String component) {
    this.type = type;
    this.component = component;
  }

  boolean covers(Class<?> owner, String name) {
    return type == owner && component.equals(name);
  }
}
