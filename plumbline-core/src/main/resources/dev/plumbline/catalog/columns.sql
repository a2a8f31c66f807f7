SELECT a.attrelid AS relation,
       a.attnum AS number,
       a.attname AS name,
       format_type(a.atttypid, a.atttypmod) AS type,
       CASE WHEN l.oid IS NOT NULL
            THEN quote_ident(ln.nspname) || '.' || quote_ident(l.collname) END AS collation,
       a.attnotnull AS not_null,
       -- Stored from 18 on. A partition is written as a table of its own: all it has is said there.
       -- Where another constraint of the schema has the name, the server would generate another.
       CASE WHEN k.conname <> c.relname || '_' || a.attname || '_not_null'
              OR NOT k.convalidated OR k.connoinherit OR s.conname IS NOT NULL OR m.objoid IS NOT NULL
              OR k.conislocal <> a.attislocal AND NOT c.relispartition AND k.coninhcount > 0
            THEN ARRAY[k.oid::text, k.conname, k.convalidated::text, k.connoinherit::text,
                       (k.conislocal OR c.relispartition)::text,
                       (a.attislocal OR c.relispartition OR k.coninhcount = 0)::text,
                       (s.conname IS NOT NULL)::text]
            END AS not_null_detail,
       -- A default names no column: without its table it is written several times faster.
       CASE WHEN d.oid IS NOT NULL
            THEN pg_get_expr(d.adbin, CASE a.attgenerated WHEN '' THEN 0 ELSE d.adrelid END)
            END AS expression,
       a.attgenerated AS generated,
       a.attidentity AS identity,
       CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END AS storage,
       a.attcompression AS compression,
       nullif(a.attstattarget, -1) AS statistics,
       a.attoptions AS options,
       a.attislocal AS local
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON a.atthasdef AND d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_constraint k ON a.attnotnull AND k.contype = 'n' AND k.conrelid = a.attrelid
  AND k.conkey[1] = a.attnum
LEFT JOIN (SELECT connamespace, conname FROM pg_constraint
           WHERE current_setting('server_version_num')::int >= 180000
           GROUP BY 1, 2 HAVING count(*) > 1 AND bool_or(contype = 'n')) s
  ON s.connamespace = k.connamespace AND s.conname = k.conname
LEFT JOIN pg_description m ON m.classoid = 'pg_constraint'::regclass AND m.objoid = k.oid
LEFT JOIN pg_collation l ON l.oid = a.attcollation AND a.attcollation <> t.typcollation
LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
WHERE c.relnamespace = ANY (?)
  AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')
  AND a.attnum > 0
  AND NOT a.attisdropped
