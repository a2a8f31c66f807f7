SELECT r.prpubid AS publication,
       r.prrelid AS relation,
       NULL::text[] AS columns,
       NULL::text AS filter
FROM pg_publication_rel r
JOIN pg_class c ON c.oid = r.prrelid
WHERE c.relnamespace = ANY (?)
