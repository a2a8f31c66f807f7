-- Secrets stay on the server.
SELECT w.oid,
       w.fdwname AS name,
       pg_get_userbyid(w.fdwowner) AS owner,
       CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::regproc::text END AS handler,
       CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::regproc::text END AS validator,
       ARRAY(SELECT CASE WHEN o.option_name ~* '(pass|secret|token|key|credential)'
                          THEN o.option_name || '=********'
                         ELSE o.option_name || '='
                           || regexp_replace(o.option_value, '(://[^:/@]*:)[^@/]*@', '\1********@')
                    END
             FROM pg_options_to_table(w.fdwoptions) o) AS options
FROM pg_foreign_data_wrapper w
WHERE w.oid >= 16384
  AND w.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_foreign_data_wrapper'::regclass AND deptype = 'e')
