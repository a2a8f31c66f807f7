-- What each access control list says beyond, or short of, the built-in default of its kind; of what
-- initdb or an extension brought, beyond or short of what that came with.
-- acldefault('c') stands for the empty list: aclexplode refuses '{}'.
-- An absent list is the default, except for public, whose default is not that of schemas.
WITH lists (class, object, part, owner, given, standard) AS (
  SELECT 'pg_class'::regclass, oid, 0, relowner, relacl,
         acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)
  FROM pg_class
  WHERE relacl IS NOT NULL
  UNION ALL
  SELECT 'pg_class'::regclass, a.attrelid, a.attnum, c.relowner, a.attacl,
         acldefault('c', c.relowner)
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
  UNION ALL
  SELECT 'pg_proc'::regclass, oid, 0, proowner, proacl, acldefault('f', proowner)
  FROM pg_proc
  WHERE proacl IS NOT NULL
  UNION ALL
  SELECT 'pg_type'::regclass, oid, 0, typowner, typacl, acldefault('T', typowner)
  FROM pg_type
  WHERE typacl IS NOT NULL
  UNION ALL
  SELECT 'pg_language'::regclass, oid, 0, lanowner, lanacl, acldefault('l', lanowner)
  FROM pg_language
  WHERE lanacl IS NOT NULL
  UNION ALL
  SELECT 'pg_foreign_data_wrapper'::regclass, oid, 0, fdwowner, fdwacl, acldefault('F', fdwowner)
  FROM pg_foreign_data_wrapper
  WHERE fdwacl IS NOT NULL
  UNION ALL
  SELECT 'pg_foreign_server'::regclass, oid, 0, srvowner, srvacl, acldefault('S', srvowner)
  FROM pg_foreign_server
  WHERE srvacl IS NOT NULL
  UNION ALL
  SELECT 'pg_namespace'::regclass, oid, 0, nspowner, nspacl, acldefault('n', nspowner)
  FROM pg_namespace
  WHERE nspacl IS NOT NULL AND nspname <> 'public'
  UNION ALL
  SELECT 'pg_namespace'::regclass, oid, 0, nspowner,
         coalesce(nspacl, acldefault('n', nspowner)),
         acldefault('n', nspowner)
           || makeaclitem(0, nspowner, 'USAGE', false)
           || CASE WHEN current_setting('server_version_num')::int < 150000
                   THEN ARRAY[makeaclitem(0, nspowner, 'CREATE', false)] END
  FROM pg_namespace
  WHERE nspname = 'public'
  UNION ALL
  -- A default for one schema adds to the default for all, so nothing is its built-in default.
  SELECT 'pg_default_acl'::regclass, oid, 0, defaclrole, defaclacl,
         CASE WHEN defaclnamespace <> 0 THEN acldefault('c', defaclrole)
              ELSE acldefault(CASE defaclobjtype WHEN 'S' THEN 's' ELSE defaclobjtype END, defaclrole)
         END
  FROM pg_default_acl
), changed AS (
  SELECT l.class, l.object, l.part, l.owner, l.given, coalesce(i.initprivs, l.standard) AS standard
  FROM lists l
  LEFT JOIN pg_init_privs i
    ON i.classoid = l.class AND i.objoid = l.object AND i.objsubid = l.part
    AND NOT (l.class = 'pg_namespace'::regclass
             AND l.object = (SELECT oid FROM pg_namespace WHERE nspname = 'public'))
  WHERE l.given IS DISTINCT FROM i.initprivs
)
SELECT class::oid AS class, object, part,
       CASE grantee WHEN owner THEN '@owner' WHEN 0 THEN 'PUBLIC'
                    ELSE pg_get_userbyid(grantee) END AS grantee,
       privilege_type AS privilege,
       coalesce(bool_or(is_grantable) FILTER (WHERE actual), false) AS grantable,
       NOT bool_or(actual) AS revoked
FROM (SELECT l.class, l.object, l.part, l.owner, true AS actual, x.*
      FROM changed l,
           aclexplode(l.given) WITH ORDINALITY x (grantor, grantee, privilege_type, is_grantable, position)
      UNION ALL
      SELECT l.class, l.object, l.part, l.owner, false, x.*, 0
      FROM changed l, aclexplode(l.standard) x) privileges
GROUP BY class, object, part, owner, grantee, privilege_type
HAVING bool_and(actual) OR NOT bool_or(actual) OR bool_or(is_grantable)
-- As they stand in the list: who was given something first stands first.
ORDER BY max(position), grantee, privilege_type
