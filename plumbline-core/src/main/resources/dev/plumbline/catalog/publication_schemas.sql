SELECT s.pnpubid AS publication,
       array_agg(n.nspname::text) AS schemas
FROM pg_publication_namespace s
JOIN pg_namespace n ON n.oid = s.pnnspid
WHERE n.oid = ANY (?)
GROUP BY s.pnpubid
