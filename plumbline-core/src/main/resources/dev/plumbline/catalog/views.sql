SELECT c.oid,
       pg_get_userbyid(c.relowner) AS owner,
       c.reloptions AS options,
       pg_get_viewdef(c.oid) AS definition
FROM pg_class c
WHERE c.relnamespace = ANY (?)
  AND c.relkind = 'v'
  AND c.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_class'::regclass AND deptype = 'e')
