SELECT t.oid,
       n.nspname AS schema,
       t.tmplname AS name,
       nullif(t.tmplinit::text, '-') AS init,
       t.tmpllexize::text AS lexize
FROM pg_ts_template t
JOIN pg_namespace n ON n.oid = t.tmplnamespace
WHERE t.tmplnamespace = ANY (?)
  AND t.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_ts_template'::regclass AND deptype = 'e')
