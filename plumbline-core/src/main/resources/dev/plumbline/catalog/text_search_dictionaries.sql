SELECT d.oid,
       n.nspname AS schema,
       d.dictname AS name,
       pg_get_userbyid(d.dictowner) AS owner,
       quote_ident(tn.nspname) || '.' || quote_ident(t.tmplname) AS template,
       nullif(d.dictinitoption, '') AS options
FROM pg_ts_dict d
JOIN pg_namespace n ON n.oid = d.dictnamespace
JOIN pg_ts_template t ON t.oid = d.dicttemplate
JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
WHERE d.dictnamespace = ANY (?)
  AND d.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_ts_dict'::regclass AND deptype = 'e')
