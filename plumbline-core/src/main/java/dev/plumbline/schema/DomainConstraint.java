package dev.plumbline.schema;

/**
 * A CHECK constraint of a domain; {@code id.parent} is the domain.
 *
 * @param definition {@code pg_get_constraintdef}, NOT VALID included
 */
public record DomainConstraint(Identity id, Meta meta, String definition, boolean validated)
    implements SchemaObject {}
