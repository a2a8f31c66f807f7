-- Schemas are left out: every object's identity names its own.
SELECT classid AS class, objid AS object,
       refclassid AS referenced_class, refobjid AS referenced_object,
       deptype AS type,
       refobjsubid > 0 AS on_part
FROM pg_depend
WHERE objid >= 16384
  AND refobjid >= 16384
  AND deptype IN ('n', 'a', 'i', 'e', 'P', 'S')
  AND refclassid <> 'pg_namespace'::regclass
