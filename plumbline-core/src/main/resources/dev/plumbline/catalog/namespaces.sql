SELECT n.oid,
       n.nspname AS name,
       pg_get_userbyid(n.nspowner) AS owner,
       -- As the server makes public: since 15 it belongs to pg_database_owner, before to the
       -- superuser; that the database's owner has it, who may have made it anew, says no more.
       n.nspname = 'public' AND
         n.nspowner IN (6171, 10, (SELECT datdba FROM pg_database
                                   WHERE datname = current_database())) AS standard_owner,
       EXISTS (SELECT FROM pg_depend e
               WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid
                 AND e.deptype = 'e') AS of_extension
FROM pg_namespace n
