-- One line for each kind that has no record yet. A kind that gets one loses its line here.
WITH found (kind, class, object, namespace) AS (
  SELECT 'large object', 'pg_largeobject'::regclass, oid, 0::oid FROM pg_largeobject_metadata
  UNION ALL SELECT 'subscription', 'pg_subscription'::regclass, oid, 0 FROM pg_subscription
    WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
  UNION ALL SELECT 'partition being detached', 'pg_class'::regclass, h.inhrelid, c.relnamespace
    FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid WHERE h.inhdetachpending
  UNION ALL SELECT 'security label', s.classoid::regclass, s.objoid, 0 FROM pg_seclabel s
  UNION ALL SELECT 'dependency on an extension', x.classid::regclass, x.objid, 0
    FROM pg_depend x WHERE x.deptype = 'x'
)
SELECT DISTINCT f.kind COLLATE "C" AS kind,
       i.identity COLLATE "C" AS name,
       CASE WHEN i.name IS NULL THEN regexp_replace(i.identity, '(.)[(].*$', '\1')
            ELSE concat_ws('.', coalesce(i.schema, n.nspname), i.name) END AS plain_name
FROM found f
CROSS JOIN LATERAL pg_identify_object(f.class, f.object, 0) i
LEFT JOIN pg_namespace n ON n.oid = f.namespace
-- Large objects have ids of their own choice.
WHERE (f.object >= 16384 OR f.kind = 'large object')
  AND (f.namespace = 0 OR f.namespace = ANY (?))
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = f.class AND e.objid = f.object AND e.deptype = 'e')
ORDER BY kind, name
