package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription. Its connection is not in the model: it holds secrets, differs from server to
 * server, and only a superuser may read it. Whether it is enabled is not either: the server itself
 * switches it off.
 *
 * @param publications sorted
 * @param slot name of the slot at the publisher; null for none
 * @param options sorted, {@code name=value}, those that are not what every major does by default,
 *     and always {@code streaming}
 */
public record Subscription(
    Identity id, Meta meta, List<String> publications, @Nullable String slot, List<String> options)
    implements SchemaObject {
  public Subscription {
    publications = List.copyOf(publications);
    options = List.copyOf(options);
  }
}
