SELECT l.oid,
       l.lanname AS name,
       pg_get_userbyid(l.lanowner) AS owner,
       l.lanpltrusted AS trusted,
       l.lanplcallfoid::regproc::text AS handler,
       CASE WHEN l.laninline <> 0 THEN l.laninline::regproc::text END AS inline,
       CASE WHEN l.lanvalidator <> 0 THEN l.lanvalidator::regproc::text END AS validator
FROM pg_language l
WHERE l.oid >= 16384
  AND l.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_language'::regclass AND deptype = 'e')
