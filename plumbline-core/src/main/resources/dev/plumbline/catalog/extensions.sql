-- Below 16384 is what initdb itself installed: every database has it.
SELECT e.oid,
       e.extname AS name,
       n.nspname AS schema,
       e.extversion AS version,
       (SELECT a.comment FROM pg_available_extensions() a WHERE a.name = e.extname) AS own_comment
FROM pg_extension e
JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.oid >= 16384
