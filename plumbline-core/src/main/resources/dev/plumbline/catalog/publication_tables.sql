SELECT r.prpubid AS publication,
       r.prrelid AS relation,
       ARRAY(SELECT a.attname::text FROM pg_attribute a
             WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)
             ORDER BY a.attnum) AS columns,
       pg_get_expr(r.prqual, r.prrelid) AS filter
FROM pg_publication_rel r
JOIN pg_class c ON c.oid = r.prrelid
WHERE c.relnamespace = ANY (?)
