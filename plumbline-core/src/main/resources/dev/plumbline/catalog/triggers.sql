-- Before 15 a clone on a partition counts as internal, but belongs to no constraint.
SELECT t.oid,
       t.tgname AS name,
       t.tgrelid AS relation,
       pg_get_triggerdef(t.oid) AS definition,
       fn.nspname AS function_schema,
       f.proname AS function_name,
       t.tgenabled AS enabled,
       t.tgparentid = 0 AS local
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_proc f ON f.oid = t.tgfoid
JOIN pg_namespace fn ON fn.oid = f.pronamespace
LEFT JOIN pg_trigger p ON p.oid = t.tgparentid
WHERE c.relnamespace = ANY (?)
  AND (NOT t.tgisinternal OR (t.tgparentid <> 0 AND t.tgconstraint = 0))
  AND (t.tgparentid = 0 OR t.tgenabled <> p.tgenabled)
  AND t.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_trigger'::regclass AND deptype = 'e')
  AND c.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_class'::regclass AND deptype = 'e')
