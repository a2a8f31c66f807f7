-- Secrets stay on the server; what an option of an unknown name holds may be one.
SELECT m.umid AS oid,
       m.srvname AS server,
       CASE m.umuser WHEN 0 THEN 'PUBLIC'
                     WHEN (SELECT datdba FROM pg_database WHERE datname = current_database())
                       THEN '@owner'
                     ELSE m.usename END AS role,
       ARRAY(SELECT o.option_name || '='
                    || CASE WHEN o.option_name IN ('user', 'username', 'password_required')
                            THEN o.option_value ELSE '********' END
             FROM pg_options_to_table(m.umoptions) o) AS options
FROM pg_user_mappings m
WHERE m.umid NOT IN (SELECT objid FROM pg_depend
                     WHERE refclassid = 'pg_extension'::regclass
                       AND classid = 'pg_user_mapping'::regclass AND deptype = 'e')
