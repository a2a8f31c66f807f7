-- Secrets stay on the server.
SELECT c.oid,
       pg_get_userbyid(c.relowner) AS owner,
       CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
       h.parents,
       h.detaching,
       s.srvname AS server,
       ARRAY(SELECT CASE WHEN o.option_name ~* '(pass|secret|token|key|credential)'
                          THEN o.option_name || '=********'
                         ELSE o.option_name || '='
                           || regexp_replace(o.option_value, '(://[^:/@]*:)[^@/]*@', '\1********@')
                    END
             FROM pg_options_to_table(f.ftoptions) o) AS options
FROM pg_foreign_table f
JOIN pg_class c ON c.oid = f.ftrelid
JOIN pg_foreign_server s ON s.oid = f.ftserver
LEFT JOIN (SELECT inhrelid, array_agg(inhparent ORDER BY inhseqno)::text AS parents,
                  bool_or(inhdetachpending) AS detaching
           FROM pg_inherits GROUP BY inhrelid) h ON h.inhrelid = c.oid
WHERE c.relnamespace = ANY (?)
  AND c.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_class'::regclass AND deptype = 'e')
