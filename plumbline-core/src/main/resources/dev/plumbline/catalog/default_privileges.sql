SELECT d.oid,
       CASE d.defaclrole
         WHEN (SELECT datdba FROM pg_database WHERE datname = current_database()) THEN '@owner'
         ELSE pg_get_userbyid(d.defaclrole)::text END AS role,
       n.nspname AS schema,
       d.defaclobjtype AS objects
FROM pg_default_acl d
LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
WHERE d.defaclnamespace = 0 OR d.defaclnamespace = ANY (?)
