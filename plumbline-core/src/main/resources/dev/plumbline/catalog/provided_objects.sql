-- What came with the server or an extension and was changed here, as far as the server keeps what it
-- was: privileges (pg_init_privs), and security labels, which nothing comes with. Of the information
-- schema the server keeps nothing.
WITH lists (class, object, part, schema, acl, provided) AS (
  SELECT 'pg_class'::regclass::oid, oid, 0, relnamespace, relacl, oid < 16384 FROM pg_class
  UNION ALL
  SELECT 'pg_class'::regclass, a.attrelid, a.attnum, c.relnamespace, a.attacl, c.oid < 16384
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  UNION ALL SELECT 'pg_proc'::regclass, oid, 0, pronamespace, proacl, oid < 16384 FROM pg_proc
  UNION ALL SELECT 'pg_type'::regclass, oid, 0, typnamespace, typacl, oid < 16384 FROM pg_type
  UNION ALL SELECT 'pg_language'::regclass, oid, 0, 0, lanacl, oid < 16384 FROM pg_language
  UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, 0, 0, fdwacl, false FROM pg_foreign_data_wrapper
  UNION ALL SELECT 'pg_foreign_server'::regclass, oid, 0, 0, srvacl, false FROM pg_foreign_server
  UNION ALL
  SELECT 'pg_namespace'::regclass, oid, 0, oid, nspacl, oid < 16384 AND nspname <> 'public'
  FROM pg_namespace
), changed AS (
  SELECT l.class, l.object, l.part, l.provided, e.extname
  FROM lists l
  LEFT JOIN pg_init_privs i
    ON i.classoid = l.class AND i.objoid = l.object AND i.objsubid = l.part
  LEFT JOIN pg_depend m
    ON m.classid = l.class AND m.objid = l.object AND m.deptype = 'e' AND m.objsubid = 0
  LEFT JOIN pg_extension e ON e.oid = m.refobjid
  WHERE l.acl IS NOT NULL
    AND l.acl IS DISTINCT FROM i.initprivs
    AND (l.provided OR e.oid IS NOT NULL)
    AND l.schema <> 'information_schema'::regnamespace
  UNION
  SELECT s.classoid, s.objoid, s.objsubid, s.objoid < 16384, e.extname
  FROM pg_seclabel s
  LEFT JOIN pg_depend m
    ON m.classid = s.classoid AND m.objid = s.objoid AND m.deptype = 'e' AND m.objsubid = 0
  LEFT JOIN pg_extension e ON e.oid = m.refobjid
  WHERE s.objoid < 16384 OR e.oid IS NOT NULL
)
SELECT c.class, c.object, c.part, c.extname AS extension,
       w.type,
       CASE WHEN c.class = 'pg_type'::regclass THEN t.name ELSE w.identity END AS identity,
       CASE WHEN c.part <> 0
            THEN (SELECT attname FROM pg_attribute
                  WHERE attrelid = c.object AND attnum = c.part) END AS "column"
FROM changed c
CROSS JOIN LATERAL pg_identify_object(c.class, c.object, 0) w
LEFT JOIN (SELECT x.oid, format('%I.%I', n.nspname, x.typname) AS name
           FROM pg_type x JOIN pg_namespace n ON n.oid = x.typnamespace) t
  ON c.class = 'pg_type'::regclass AND t.oid = c.object
WHERE w.identity IS NOT NULL
