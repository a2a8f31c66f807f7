package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row security policy; {@code id.parent} is the table.
 *
 * @param command {@code ALL}, {@code SELECT}, {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param roles sorted; {@link Grant#PUBLIC} for everyone, {@link Grant#OWNER} for who owns the
 *     database
 */
public record Policy(
    Identity id,
    Meta meta,
    boolean permissive,
    String command,
    List<String> roles,
    @Nullable String using,
    @Nullable String withCheck)
    implements SchemaObject {
  public Policy {
    roles = List.copyOf(roles);
  }
}
