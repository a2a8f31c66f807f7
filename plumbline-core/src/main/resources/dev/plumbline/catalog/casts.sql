-- The cast of a range to its multirange is the range's.
SELECT c.oid,
       '(' || format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) || ')' AS name,
       CASE c.castmethod WHEN 'f' THEN 'FUNCTION' WHEN 'i' THEN 'INOUT' ELSE 'BINARY' END AS method,
       CASE WHEN c.castfunc <> 0 THEN c.castfunc::regprocedure::text END AS function,
       CASE c.castcontext WHEN 'i' THEN 'IMPLICIT' WHEN 'a' THEN 'ASSIGNMENT' ELSE 'EXPLICIT' END AS context
FROM pg_cast c
WHERE c.oid >= 16384
  AND c.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE classid = 'pg_cast'::regclass AND deptype IN ('e', 'i'))
