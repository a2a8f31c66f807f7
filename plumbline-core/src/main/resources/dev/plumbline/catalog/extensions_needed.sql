-- ALTER ... DEPENDS ON EXTENSION: dropping the extension drops the object.
SELECT d.classid AS class, d.objid AS object, 0 AS part, e.extname AS extension
FROM pg_depend d
JOIN pg_extension e ON e.oid = d.refobjid
WHERE d.deptype = 'x' AND d.refclassid = 'pg_extension'::regclass
