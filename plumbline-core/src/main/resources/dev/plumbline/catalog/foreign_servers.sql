-- Secrets stay on the server.
SELECT s.oid,
       s.srvname AS name,
       pg_get_userbyid(s.srvowner) AS owner,
       w.fdwname AS wrapper,
       s.srvtype AS type,
       s.srvversion AS version,
       ARRAY(SELECT CASE WHEN o.option_name ~* '(pass|secret|token|key|credential)'
                          THEN o.option_name || '=********'
                         ELSE o.option_name || '='
                           || regexp_replace(o.option_value, '(://[^:/@]*:)[^@/]*@', '\1********@')
                    END
             FROM pg_options_to_table(s.srvoptions) o) AS options
FROM pg_foreign_server s
JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
WHERE s.oid >= 16384
  AND s.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_foreign_server'::regclass AND deptype = 'e')
