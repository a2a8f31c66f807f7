-- Schemas are left out (every object's identity names its own), and so is what an object is made
-- of: defaults count as their table, the rule behind a view as the view, TOAST tables and the triggers behind a
-- foreign key not at all.
WITH edges (class, object, referenced_class, referenced_object, type, owned) AS (
  SELECT CASE WHEN d.adrelid IS NULL AND r.ev_class IS NULL THEN p.classid
              ELSE 'pg_class'::regclass END,
         coalesce(d.adrelid, r.ev_class, p.objid),
         p.refclassid,
         p.refobjid,
         -- What is in an operator class or family is part of it.
         CASE WHEN p.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
                AND p.refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass)
              THEN 'i' ELSE p.deptype END,
         -- A sequence owned by a column is not in need of it.
         p.deptype = 'a' AND p.refobjsubid > 0 AND s.seqrelid IS NOT NULL
  FROM pg_depend p
  LEFT JOIN pg_attrdef d ON p.classid = 'pg_attrdef'::regclass AND d.oid = p.objid
  LEFT JOIN pg_rewrite r ON p.classid = 'pg_rewrite'::regclass AND r.oid = p.objid
    AND r.rulename = '_RETURN'
  LEFT JOIN pg_sequence s ON p.classid = 'pg_class'::regclass AND s.seqrelid = p.objid
  WHERE p.objid >= 16384
    AND p.refobjid >= 16384
    AND p.deptype IN ('n', 'a', 'i', 'e', 'P', 'S')
    AND p.refclassid <> 'pg_namespace'::regclass
    AND NOT (p.classid = 'pg_trigger'::regclass AND p.deptype = 'i')
    AND NOT (p.classid = 'pg_class'::regclass AND p.refclassid = 'pg_class'::regclass
             AND p.deptype = 'i' AND p.refobjsubid = 0)
)
SELECT DISTINCT class::oid AS class, object, referenced_class, referenced_object, type
FROM edges
WHERE NOT owned
  AND (class, object) IS DISTINCT FROM (referenced_class, referenced_object)
