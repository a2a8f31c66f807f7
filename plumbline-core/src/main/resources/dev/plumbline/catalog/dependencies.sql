-- As the server has them: what an object is made of (a default, the rule behind a view, an array type)
-- is told by its own rows; Dependencies follows them. Left out, because there are many:
-- schemas (every object's identity names its own); what a constraint or index needs of relations'
-- columns, and the index of its constraint (the readers know both); the column that owns a sequence,
-- which is not in need of it; TOAST tables and the triggers behind a foreign key; a default's own column
-- where the default needs nothing else.
SELECT p.classid AS class, p.objid AS object,
       p.refclassid AS referenced_class, p.refobjid AS referenced_object,
       -- What is in an operator class or family is part of it.
       CASE WHEN p.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
              AND p.refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass)
            THEN 'i' ELSE p.deptype END AS type
FROM pg_depend p
WHERE p.objid >= 16384
  AND p.refobjid >= 16384
  AND p.deptype IN ('n', 'a', 'i', 'e', 'P', 'S')
  AND p.refclassid <> 'pg_namespace'::regclass
  AND NOT (p.classid = 'pg_trigger'::regclass AND p.deptype = 'i')
  AND NOT (p.classid = 'pg_constraint'::regclass AND p.refclassid = 'pg_class'::regclass
           AND p.refobjsubid > 0)
  AND NOT (p.classid = 'pg_class'::regclass AND p.refclassid = 'pg_constraint'::regclass
           AND p.deptype = 'i')
  AND NOT (p.classid = 'pg_class'::regclass AND p.refclassid = 'pg_class'::regclass
           AND (p.deptype = 'i' AND p.refobjsubid = 0 OR p.deptype = 'a' AND p.refobjsubid > 0))
  AND NOT (p.classid = 'pg_attrdef'::regclass AND p.refclassid = 'pg_class'::regclass
           AND p.deptype = 'a'
           AND p.objid NOT IN (SELECT objid FROM pg_depend
                               WHERE classid = 'pg_attrdef'::regclass AND refobjid >= 16384
                                 AND NOT (deptype = 'a' AND refclassid = 'pg_class'::regclass)))
