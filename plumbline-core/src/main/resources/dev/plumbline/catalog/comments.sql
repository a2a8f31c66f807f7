SELECT classoid AS class, objoid AS object, objsubid AS part, description
FROM pg_description
WHERE objoid >= 16384
   OR (classoid = 'pg_namespace'::regclass
       AND objoid = (SELECT oid FROM pg_namespace WHERE nspname = 'public'))
