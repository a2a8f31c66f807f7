-- The locale of icu stands in collcollate up to 14, in colliculocale in 15 and 16, then in
-- colllocale; a column that is not there reads as null this way.
SELECT l.oid,
       n.nspname AS schema,
       l.collname AS name,
       pg_get_userbyid(l.collowner) AS owner,
       l.collprovider AS provider,
       CASE WHEN l.collprovider <> 'c'
            THEN coalesce(j.x ->> 'colllocale', j.x ->> 'colliculocale', l.collcollate) END AS locale,
       CASE WHEN l.collprovider = 'c' THEN l.collcollate END AS lc_collate,
       CASE WHEN l.collprovider = 'c' THEN l.collctype END AS lc_ctype,
       j.x ->> 'collicurules' AS rules,
       l.collisdeterministic AS deterministic
FROM pg_collation l
CROSS JOIN LATERAL (SELECT to_jsonb(l) AS x) j
JOIN pg_namespace n ON n.oid = l.collnamespace
WHERE l.collnamespace = ANY (?)
  AND l.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_collation'::regclass AND deptype = 'e')
