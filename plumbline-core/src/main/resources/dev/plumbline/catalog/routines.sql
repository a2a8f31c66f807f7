SELECT p.oid,
       n.nspname AS schema,
       p.proname AS name,
       p.prokind AS kind,
       pg_get_userbyid(p.proowner) AS owner,
       oidvectortypes(p.proargtypes) AS argument_types,
       pg_get_function_arguments(p.oid) AS arguments,
       pg_get_function_result(p.oid) AS result,
       l.lanname AS language,
       CASE WHEN p.prosqlbody IS NULL THEN p.prosrc
            ELSE pg_get_function_sqlbody(p.oid) END AS body,
       p.prosqlbody IS NOT NULL AS body_deparsed,
       p.provolatile AS volatility,
       p.proisstrict AS strict,
       p.prosecdef AS security_definer,
       p.proleakproof AS leakproof,
       p.proparallel AS parallel,
       p.procost AS cost,
       p.prorows AS rows,
       p.proconfig AS settings,
       CASE WHEN p.prosupport <> 0 THEN p.prosupport::regproc::text END AS support,
       CASE WHEN p.protrftypes IS NOT NULL
            THEN ARRAY(SELECT format_type(y, NULL) FROM unnest(p.protrftypes) y) END AS transforms,
       pg_get_functiondef(p.oid) AS definition
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
JOIN pg_language l ON l.oid = p.prolang
WHERE p.pronamespace = ANY (?)
  AND p.prokind IN ('f', 'p', 'w')
  AND p.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE classid = 'pg_proc'::regclass
                      AND (refclassid = 'pg_extension'::regclass AND deptype = 'e'
                           -- The constructors of a range type are the type's.
                           OR refclassid = 'pg_type'::regclass AND deptype = 'i'))
