SELECT n.oid,
       n.nspname AS name,
       pg_get_userbyid(n.nspowner) AS owner,
       -- As the server makes public: since 15 it belongs to whoever owns the database, before to
       -- the superuser; that the database's owner has it there says no more than 15 does.
       n.nspname = 'public' AND
         CASE WHEN current_setting('server_version_num')::int >= 150000
              THEN n.nspowner = 6171
              ELSE n.nspowner = 10
                OR n.nspowner = (SELECT datdba FROM pg_database WHERE datname = current_database())
         END AS standard_owner,
       EXISTS (SELECT FROM pg_depend e
               WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid
                 AND e.deptype = 'e') AS of_extension
FROM pg_namespace n
