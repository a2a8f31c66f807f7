-- A foreign key with a parent is the shadow of the parent's, on a partition or of one.
SELECT k.oid,
       k.conname AS name,
       k.contype AS type,
       k.conrelid AS relation,
       k.confrelid AS referenced,
       k.conkey::text AS key,
       k.convalidated AS validated,
       k.conislocal AS local,
       pg_get_constraintdef(k.oid) AS definition,
       i.oid AS index,
       i.reloptions AS options,
       s.spcname AS tablespace
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
LEFT JOIN pg_class i ON i.oid = k.conindid AND k.contype IN ('p', 'u', 'x')
LEFT JOIN pg_tablespace s ON s.oid = i.reltablespace
WHERE c.relnamespace = ANY (?)
  AND c.relkind IN ('r', 'p', 'f')
  AND (k.contype IN ('p', 'u', 'x', 'c') OR (k.contype = 'f' AND k.conparentid = 0))
  AND c.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_class'::regclass AND deptype = 'e')
