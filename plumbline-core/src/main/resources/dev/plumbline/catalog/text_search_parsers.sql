SELECT p.oid,
       n.nspname AS schema,
       p.prsname AS name,
       p.prsstart::text AS start,
       p.prstoken::text AS get_token,
       p.prsend::text AS end,
       p.prslextype::text AS lex_types,
       nullif(p.prsheadline::text, '-') AS headline
FROM pg_ts_parser p
JOIN pg_namespace n ON n.oid = p.prsnamespace
WHERE p.prsnamespace = ANY (?)
  AND p.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_ts_parser'::regclass AND deptype = 'e')
