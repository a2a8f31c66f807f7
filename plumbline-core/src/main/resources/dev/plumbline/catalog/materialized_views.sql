SELECT c.oid,
       pg_get_userbyid(c.relowner) AS owner,
       c.reloptions AS options,
       t.reloptions AS toast_options,
       nullif(m.amname, 'heap') AS access_method,
       s.spcname AS tablespace,
       c.relreplident AS replica_identity,
       CASE WHEN c.relreplident = 'i'
            THEN (SELECT ic.relname
                  FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid
                  WHERE i.indrelid = c.oid AND i.indisreplident) END AS replica_index,
       pg_get_viewdef(c.oid) AS definition
FROM pg_class c
LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
LEFT JOIN pg_am m ON m.oid = c.relam
LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
WHERE c.relnamespace = ANY (?)
  AND c.relkind = 'm'
  AND c.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_class'::regclass AND deptype = 'e')
