-- The index of a constraint comes only when it carries something the constraint does not say.
SELECT i.indexrelid AS oid,
       i.indrelid AS relation,
       pg_get_indexdef(i.indexrelid) AS definition,
       i.indkey::text AS key,
       CASE WHEN i.indexprs IS NOT NULL
            THEN ARRAY(SELECT pg_get_indexdef(i.indexrelid, n, false)
                       FROM generate_series(1, i.indnatts::int) n
                       WHERE i.indkey[n - 1] = 0 ORDER BY n) END AS expressions,
       i.indisunique AS is_unique,
       i.indisvalid AS valid,
       i.indisclustered AS clustered,
       k.oid IS NOT NULL AND NOT i.indisclustered AND i.indisvalid AND h.inhrelid IS NULL
         AND a.attrelid IS NULL AS only_comment,
       k.conname AS constraint_name,
       h.inhparent AS parent,
       a.numbers AS statistics_numbers,
       a.targets AS statistics_targets,
       s.spcname AS tablespace
FROM pg_index i
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_class ic ON ic.oid = i.indexrelid
LEFT JOIN pg_tablespace s ON s.oid = ic.reltablespace
LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
LEFT JOIN pg_inherits h ON h.inhrelid = i.indexrelid
LEFT JOIN (SELECT attrelid, array_agg(attnum)::text AS numbers,
                  array_agg(attstattarget)::text AS targets
           FROM pg_attribute
           WHERE attnum > 0 AND attstattarget >= 0 AND attrelid >= 16384
           GROUP BY attrelid) a ON a.attrelid = i.indexrelid
LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass
  AND d.objoid = i.indexrelid AND d.objsubid = 0
WHERE c.relnamespace = ANY (?)
  AND c.relkind IN ('r', 'p', 'm')
  AND (k.oid IS NULL OR i.indisclustered OR NOT i.indisvalid OR h.inhrelid IS NOT NULL
       OR i.indexrelid IN (SELECT objid FROM pg_depend
                           WHERE classid = 'pg_class'::regclass AND deptype = 'x')
       OR a.attrelid IS NOT NULL OR d.objoid IS NOT NULL)
  AND c.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_class'::regclass AND deptype = 'e')
