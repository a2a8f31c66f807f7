package dev.plumbline.schema;

/**
 * A rewrite rule of a table or view, other than the one that makes a view a view; {@code id.parent}
 * is the relation.
 *
 * @param definition {@code pg_get_ruledef}
 * @param enabled {@code ORIGIN} (the default), {@code DISABLED}, {@code REPLICA} or {@code ALWAYS}
 */
public record Rule(Identity id, Meta meta, String definition, String enabled)
    implements SchemaObject {}
