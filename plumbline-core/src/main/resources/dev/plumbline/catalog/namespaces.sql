SELECT n.oid,
       n.nspname AS name,
       pg_get_userbyid(n.nspowner) AS owner,
       -- As the server makes public: since 15 it belongs to whoever owns the database.
       n.nspname = 'public' AND
         n.nspowner = CASE WHEN current_setting('server_version_num')::int >= 150000
                           THEN 6171 ELSE 10 END AS standard_owner,
       EXISTS (SELECT FROM pg_depend e
               WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid
                 AND e.deptype = 'e') AS of_extension
FROM pg_namespace n
