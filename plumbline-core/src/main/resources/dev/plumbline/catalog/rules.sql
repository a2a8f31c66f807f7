SELECT r.oid,
       r.rulename AS name,
       r.ev_class AS relation,
       pg_get_ruledef(r.oid) AS definition,
       r.ev_enabled AS enabled
FROM pg_rewrite r
JOIN pg_class c ON c.oid = r.ev_class
WHERE c.relnamespace = ANY (?)
  AND r.rulename <> '_RETURN'
  AND r.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_rewrite'::regclass AND deptype = 'e')
  AND c.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_class'::regclass AND deptype = 'e')
