package dev.plumbline.schema;

import java.util.List;

/**
 * A user mapping; {@code id.parent} is the server, {@code id.name} the role: {@link Grant#PUBLIC}
 * for everyone, {@link Grant#OWNER} for who owns the database.
 *
 * @param options {@code name=value}, sorted; every value that is not known to be harmless is
 *     asterisks, so a changed password is no difference
 */
public record UserMapping(Identity id, Meta meta, List<String> options) implements SchemaObject {
  public UserMapping {
    options = List.copyOf(options);
  }
}
