SELECT c.oid,
       pg_get_userbyid(c.relowner) AS owner,
       c.relpersistence AS persistence,
       format_type(q.seqtypid, NULL) AS data_type,
       q.seqstart AS start, q.seqincrement AS increment,
       q.seqmin AS min, q.seqmax AS max, q.seqcache AS cache, q.seqcycle AS cycle,
       o.deptype = 'i' AS of_identity,
       o.refobjid AS owner_relation,
       o.refobjsubid AS owner_number
FROM pg_sequence q
JOIN pg_class c ON c.oid = q.seqrelid
LEFT JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = q.seqrelid AND o.objsubid = 0
  AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype IN ('a', 'i')
WHERE c.relnamespace = ANY (?)
  AND c.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_class'::regclass AND deptype = 'e')
