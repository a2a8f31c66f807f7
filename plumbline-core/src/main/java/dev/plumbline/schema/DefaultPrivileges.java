package dev.plumbline.schema;

/**
 * {@code ALTER DEFAULT PRIVILEGES}; {@code meta.grants} are what differs from the built-in default.
 * Identity: schema as {@code id.schema} (null for all), name {@code "role on objects"}.
 *
 * @param forRole {@link Grant#OWNER} for who owns the database
 * @param objects {@code TABLES}, {@code SEQUENCES}, {@code FUNCTIONS}, {@code TYPES}, {@code
 *     SCHEMAS}
 */
public record DefaultPrivileges(Identity id, Meta meta, String forRole, String objects)
    implements SchemaObject {}
