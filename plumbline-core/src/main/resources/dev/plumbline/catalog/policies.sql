SELECT p.oid,
       p.polname AS name,
       p.polrelid AS relation,
       p.polpermissive AS permissive,
       p.polcmd AS command,
       -- Who owns the database has another name on another machine.
       ARRAY(SELECT CASE r WHEN 0 THEN 'PUBLIC'
                           WHEN (SELECT datdba FROM pg_database WHERE datname = current_database())
                             THEN '@owner'
                           ELSE pg_get_userbyid(r)::text END
             FROM unnest(p.polroles) r) AS roles,
       pg_get_expr(p.polqual, p.polrelid) AS using_expression,
       pg_get_expr(p.polwithcheck, p.polrelid) AS check_expression
FROM pg_policy p
JOIN pg_class c ON c.oid = p.polrelid
WHERE c.relnamespace = ANY (?)
  AND c.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_class'::regclass AND deptype = 'e')
