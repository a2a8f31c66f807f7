SELECT p.oid,
       n.nspname AS schema,
       p.proname AS name,
       pg_get_userbyid(p.proowner) AS owner,
       oidvectortypes(p.proargtypes) AS argument_types,
       pg_get_function_arguments(p.oid) AS arguments,
       p.proparallel AS parallel,
       a.aggkind AS variant,
       a.aggtransfn::text AS transition,
       format_type(a.aggtranstype, NULL) AS type,
       a.aggtransspace AS space,
       nullif(a.aggfinalfn::text, '-') AS final,
       a.aggfinalextra AS final_extra,
       a.aggfinalmodify AS final_modify,
       a.agginitval AS initial,
       nullif(a.aggcombinefn::text, '-') AS combine,
       nullif(a.aggserialfn::text, '-') AS serialize,
       nullif(a.aggdeserialfn::text, '-') AS deserialize,
       nullif(a.aggminvtransfn::text, '-') AS moving_inverse,
       nullif(a.aggmtransfn::text, '-') AS moving_transition,
       format_type(nullif(a.aggmtranstype, 0), NULL) AS moving_type,
       a.aggmtransspace AS moving_space,
       nullif(a.aggmfinalfn::text, '-') AS moving_final,
       a.aggmfinalextra AS moving_final_extra,
       a.aggmfinalmodify AS moving_final_modify,
       a.aggminitval AS moving_initial,
       CASE WHEN o.oid IS NOT NULL
            THEN quote_ident(s.nspname) || '.' || o.oprname END AS sort_operator
FROM pg_aggregate a
JOIN pg_proc p ON p.oid = a.aggfnoid
JOIN pg_namespace n ON n.oid = p.pronamespace
LEFT JOIN pg_operator o ON o.oid = a.aggsortop
LEFT JOIN pg_namespace s ON s.oid = o.oprnamespace
WHERE p.pronamespace = ANY (?)
  AND p.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_proc'::regclass AND deptype = 'e')
