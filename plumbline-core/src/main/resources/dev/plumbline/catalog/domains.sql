SELECT t.oid,
       n.nspname AS schema,
       t.typname AS name,
       pg_get_userbyid(t.typowner) AS owner,
       format_type(t.typbasetype, t.typtypmod) AS base_type,
       CASE WHEN l.oid IS NOT NULL
            THEN quote_ident(ln.nspname) || '.' || quote_ident(l.collname) END AS collation,
       pg_get_expr(t.typdefaultbin, 0) AS default_expression,
       t.typnotnull AS not_null,
       k.conname AS not_null_name,
       coalesce(k.oid, 0) AS not_null_oid
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
JOIN pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_collation l ON l.oid = t.typcollation AND t.typcollation <> b.typcollation
LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
LEFT JOIN pg_constraint k ON k.contypid = t.oid AND k.contype = 'n'
WHERE t.typnamespace = ANY (?)
  AND t.typtype = 'd'
  AND t.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_type'::regclass AND deptype = 'e')
