SELECT k.oid,
       n.nspname AS schema,
       t.typname AS domain,
       k.conname AS name,
       pg_get_constraintdef(k.oid) AS definition,
       k.convalidated AS validated
FROM pg_constraint k
JOIN pg_type t ON t.oid = k.contypid
JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.typnamespace = ANY (?)
  AND k.contype = 'c'
  AND t.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_type'::regclass AND deptype = 'e')
