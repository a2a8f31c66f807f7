SELECT c.oid,
       c.relpersistence AS persistence,
       pg_get_userbyid(c.relowner) AS owner,
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
       CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
       h.parents,
       h.detaching,
       CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS of_type,
       c.reloptions AS options,
       t.reloptions AS toast_options,
       -- A partitioned table has none unless it is told: its partitions then take that one.
       CASE WHEN c.relkind = 'p' THEN m.amname ELSE nullif(m.amname, 'heap') END AS access_method,
       s.spcname AS tablespace,
       c.relrowsecurity AS row_security,
       c.relforcerowsecurity AS force_row_security,
       c.relreplident AS replica_identity,
       CASE WHEN c.relreplident = 'i'
            THEN (SELECT ic.relname
                  FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid
                  WHERE i.indrelid = c.oid AND i.indisreplident) END AS replica_index
FROM pg_class c
LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
LEFT JOIN pg_am m ON m.oid = c.relam
LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN (SELECT inhrelid, array_agg(inhparent ORDER BY inhseqno)::text AS parents,
                  bool_or(inhdetachpending) AS detaching
           FROM pg_inherits GROUP BY inhrelid) h ON h.inhrelid = c.oid
WHERE c.relnamespace = ANY (?)
  AND c.relkind IN ('r', 'p')
  AND c.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_class'::regclass AND deptype = 'e')
