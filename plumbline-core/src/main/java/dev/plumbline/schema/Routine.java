package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function or procedure (aggregates are another kind).
 *
 * @param arguments {@code pg_get_function_arguments}: names, modes, types, defaults
 * @param result {@code pg_get_function_result}; null for a procedure
 * @param body {@code prosrc}, or the deparsed {@code BEGIN ATOMIC} body
 * @param volatility {@code IMMUTABLE}, {@code STABLE} or {@code VOLATILE}
 * @param parallel {@code UNSAFE}, {@code RESTRICTED} or {@code SAFE}
 * @param cost in units of {@code cpu_operator_cost}
 * @param rows estimated result rows; 0 when it returns no set
 * @param settings {@code proconfig}, each {@code name=value}, sorted
 * @param definition {@code pg_get_functiondef}, from which it can be made again
 */
public record Routine(
    Identity id,
    Meta meta,
    String arguments,
    @Nullable String result,
    String language,
    String body,
    String volatility,
    boolean strict,
    boolean securityDefiner,
    boolean leakproof,
    boolean window,
    String parallel,
    float cost,
    float rows,
    List<String> settings,
    @Nullable String support,
    List<String> transforms,
    String definition)
    implements SchemaObject {
  public Routine {
    settings = List.copyOf(settings);
    transforms = List.copyOf(transforms);
  }
}
