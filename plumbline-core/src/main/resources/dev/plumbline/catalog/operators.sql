-- One without function is a name that another's COMMUTATOR or NEGATOR left behind: no operator.
SELECT o.oid,
       n.nspname AS schema,
       o.oprname AS name,
       pg_get_userbyid(o.oprowner) AS owner,
       CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END
         || ', ' || format_type(o.oprright, NULL) AS arguments,
       o.oprcode::text AS function,
       format_type(nullif(o.oprleft, 0), NULL) AS left_type,
       format_type(o.oprright, NULL) AS right_type,
       quote_ident(cn.nspname) || '.' || c.oprname AS commutator,
       quote_ident(gn.nspname) || '.' || g.oprname AS negator,
       nullif(o.oprrest::text, '-') AS restrict,
       nullif(o.oprjoin::text, '-') AS join,
       o.oprcanhash AS hashes,
       o.oprcanmerge AS merges
FROM pg_operator o
JOIN pg_namespace n ON n.oid = o.oprnamespace
LEFT JOIN pg_operator c ON c.oid = o.oprcom
LEFT JOIN pg_namespace cn ON cn.oid = c.oprnamespace
LEFT JOIN pg_operator g ON g.oid = o.oprnegate
LEFT JOIN pg_namespace gn ON gn.oid = g.oprnamespace
WHERE o.oprnamespace = ANY (?)
  AND o.oprcode <> 0
  AND o.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_operator'::regclass AND deptype = 'e')
