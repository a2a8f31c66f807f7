-- One line for each kind that has no record yet. A kind that gets one loses its line here.
WITH found (kind, class, object, namespace) AS (
  SELECT 'access method', 'pg_am'::regclass, oid, 0::oid FROM pg_am
  UNION ALL SELECT 'base type', 'pg_type'::regclass, t.oid, t.typnamespace FROM pg_type t
    WHERE t.typtype = 'b'
      AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
  UNION ALL SELECT 'cast', 'pg_cast'::regclass, c.oid, 0 FROM pg_cast c
    -- That of a range to its multirange is the range's.
    WHERE NOT EXISTS (SELECT FROM pg_depend r
                      WHERE r.classid = 'pg_cast'::regclass AND r.objid = c.oid AND r.deptype = 'i')
  UNION ALL SELECT 'conversion', 'pg_conversion'::regclass, oid, connamespace FROM pg_conversion
  UNION ALL SELECT 'language', 'pg_language'::regclass, oid, 0 FROM pg_language
  UNION ALL SELECT 'large object', 'pg_largeobject'::regclass, oid, 0 FROM pg_largeobject_metadata
  UNION ALL SELECT 'operator', 'pg_operator'::regclass, oid, oprnamespace FROM pg_operator
  UNION ALL SELECT 'operator class', 'pg_opclass'::regclass, oid, opcnamespace FROM pg_opclass
  UNION ALL SELECT 'operator family', 'pg_opfamily'::regclass, oid, opfnamespace FROM pg_opfamily
  UNION ALL SELECT 'shell type', 'pg_type'::regclass, oid, typnamespace FROM pg_type
    WHERE typtype = 'p' AND NOT typisdefined
  UNION ALL SELECT 'subscription', 'pg_subscription'::regclass, oid, 0 FROM pg_subscription
    WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
  UNION ALL SELECT 'text search configuration', 'pg_ts_config'::regclass, oid, cfgnamespace FROM pg_ts_config
  UNION ALL SELECT 'text search dictionary', 'pg_ts_dict'::regclass, oid, dictnamespace FROM pg_ts_dict
  UNION ALL SELECT 'text search parser', 'pg_ts_parser'::regclass, oid, prsnamespace FROM pg_ts_parser
  UNION ALL SELECT 'text search template', 'pg_ts_template'::regclass, oid, tmplnamespace FROM pg_ts_template
  UNION ALL SELECT 'transform', 'pg_transform'::regclass, oid, 0 FROM pg_transform
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
