-- Sessions are worth opening from some hundreds of tables on; below, there is no row.
SELECT pg_export_snapshot() AS id
WHERE pg_relation_size('pg_attribute') > 4 * 1024 * 1024
