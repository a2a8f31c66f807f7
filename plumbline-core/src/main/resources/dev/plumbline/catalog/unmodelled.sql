-- One line for each thing the server stores that no record holds. What gets one loses its line here.
WITH found (kind, class, object, part, namespace) AS (
  -- pg_dump passes over these too, but nobody should put them there.
  SELECT 'object among the server''s own', 'pg_class'::regclass::oid, oid, 0, 0::oid FROM pg_class
    WHERE relnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      AND relkind <> 'i'
  UNION ALL SELECT 'object among the server''s own', 'pg_proc'::regclass, oid, 0, 0 FROM pg_proc
    WHERE pronamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
  UNION ALL SELECT 'object among the server''s own', 'pg_type'::regclass, oid, 0, 0 FROM pg_type
    WHERE typnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      AND typtype IN ('b', 'd', 'e', 'r') AND typelem = 0
  UNION ALL SELECT 'security label of an attribute', s.classoid, s.objoid, s.objsubid, c.relnamespace
    FROM pg_seclabel s JOIN pg_class c ON c.oid = s.objoid AND s.classoid = 'pg_class'::regclass
    WHERE c.relkind = 'c'
  UNION ALL SELECT 'dependency on an extension', x.classid, x.objid, 0, c.relnamespace
    FROM pg_depend x
    JOIN pg_trigger t ON t.oid = x.objid AND x.classid = 'pg_trigger'::regclass
    JOIN pg_class c ON c.oid = t.tgrelid
    WHERE x.deptype = 'x' AND t.tgparentid <> 0
)
SELECT DISTINCT f.kind COLLATE "C" AS kind,
       i.identity COLLATE "C" AS name,
       CASE WHEN i.name IS NULL THEN regexp_replace(i.identity, '(.)[(].*$', '\1')
            ELSE concat_ws('.', coalesce(i.schema, n.nspname), i.name) END AS plain_name
FROM found f
CROSS JOIN LATERAL pg_identify_object(f.class, f.object, f.part) i
LEFT JOIN pg_namespace n ON n.oid = f.namespace
WHERE f.object >= 16384
  AND (f.namespace = 0 OR f.namespace = ANY (?))
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = f.class AND e.objid = f.object AND e.deptype = 'e')
ORDER BY kind, name
