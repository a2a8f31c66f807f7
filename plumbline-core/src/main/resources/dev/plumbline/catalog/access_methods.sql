SELECT m.oid,
       m.amname AS name,
       CASE m.amtype WHEN 'i' THEN 'INDEX' ELSE 'TABLE' END AS type,
       m.amhandler::text AS handler
FROM pg_am m
WHERE m.oid >= 16384
  AND m.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_am'::regclass AND deptype = 'e')
