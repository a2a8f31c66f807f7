SELECT f.oid,
       n.nspname AS schema,
       f.opfname AS name,
       pg_get_userbyid(f.opfowner) AS owner,
       m.amname AS arguments,
       ARRAY(SELECT 'OPERATOR ' || a.amopstrategy || ' ' || a.amopopr::regoperator::text
                    || CASE WHEN s.oid IS NULL THEN ''
                            ELSE ' FOR ORDER BY ' || quote_ident(sn.nspname) || '.'
                              || quote_ident(s.opfname) END
             FROM pg_depend d
             JOIN pg_amop a ON a.oid = d.objid
             LEFT JOIN pg_opfamily s ON s.oid = a.amopsortfamily
             LEFT JOIN pg_namespace sn ON sn.oid = s.opfnamespace
             WHERE d.classid = 'pg_amop'::regclass AND d.refclassid = 'pg_opfamily'::regclass
               AND d.refobjid = f.oid
             ORDER BY a.amopstrategy, a.amopopr::regoperator::text COLLATE "C") AS operators,
       ARRAY(SELECT 'FUNCTION ' || a.amprocnum || ' (' || format_type(a.amproclefttype, NULL) || ', '
                    || format_type(a.amprocrighttype, NULL) || ') ' || a.amproc::regprocedure::text
             FROM pg_depend d
             JOIN pg_amproc a ON a.oid = d.objid
             WHERE d.classid = 'pg_amproc'::regclass AND d.refclassid = 'pg_opfamily'::regclass
               AND d.refobjid = f.oid
             ORDER BY a.amprocnum, a.amproc::regprocedure::text COLLATE "C") AS functions
FROM pg_opfamily f
JOIN pg_namespace n ON n.oid = f.opfnamespace
JOIN pg_am m ON m.oid = f.opfmethod
WHERE f.opfnamespace = ANY (?)
  AND f.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_opfamily'::regclass AND deptype = 'e')
