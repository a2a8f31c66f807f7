-- The default target is -1 up to 16 and null from 17 on.
SELECT s.oid,
       n.nspname AS schema,
       s.stxname AS name,
       pg_get_userbyid(s.stxowner) AS owner,
       s.stxrelid AS relation,
       pg_get_statisticsobjdef(s.oid) AS definition,
       nullif(s.stxstattarget, -1) AS target
FROM pg_statistic_ext s
JOIN pg_namespace n ON n.oid = s.stxnamespace
WHERE s.stxnamespace = ANY (?)
  AND s.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_statistic_ext'::regclass AND deptype = 'e')
