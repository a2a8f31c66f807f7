SELECT t.oid,
       n.nspname AS schema,
       t.typname AS name,
       pg_get_userbyid(t.typowner) AS owner,
       format_type(r.rngsubtype, NULL) AS subtype,
       CASE WHEN NOT o.opcdefault
            THEN quote_ident(os.nspname) || '.' || quote_ident(o.opcname) END AS opclass,
       CASE WHEN l.oid IS NOT NULL
            THEN quote_ident(ln.nspname) || '.' || quote_ident(l.collname) END AS collation,
       nullif(r.rngcanonical::text, '-') AS canonical,
       nullif(r.rngsubdiff::text, '-') AS subtype_diff,
       quote_ident(mn.nspname) || '.' || quote_ident(m.typname) AS multirange,
       m.oid AS multirange_oid
FROM pg_range r
JOIN pg_type t ON t.oid = r.rngtypid
JOIN pg_namespace n ON n.oid = t.typnamespace
JOIN pg_type m ON m.oid = r.rngmultitypid
JOIN pg_namespace mn ON mn.oid = m.typnamespace
JOIN pg_type s ON s.oid = r.rngsubtype
JOIN pg_opclass o ON o.oid = r.rngsubopc
JOIN pg_namespace os ON os.oid = o.opcnamespace
LEFT JOIN pg_collation l ON l.oid = r.rngcollation AND r.rngcollation <> s.typcollation
LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
WHERE t.typnamespace = ANY (?)
  AND t.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_type'::regclass AND deptype = 'e')
