SELECT o.oid,
       n.nspname AS schema,
       o.opcname AS name,
       pg_get_userbyid(o.opcowner) AS owner,
       m.amname AS arguments,
       format_type(o.opcintype, NULL) AS type,
       o.opcdefault AS is_default,
       quote_ident(fn.nspname) || '.' || quote_ident(f.opfname) AS family,
       format_type(nullif(o.opckeytype, 0), NULL) AS storage,
       ARRAY(SELECT 'OPERATOR ' || a.amopstrategy || ' ' || a.amopopr::regoperator::text
                    || CASE WHEN s.oid IS NULL THEN ''
                            ELSE ' FOR ORDER BY ' || quote_ident(sn.nspname) || '.'
                              || quote_ident(s.opfname) END
             FROM pg_depend d
             JOIN pg_amop a ON a.oid = d.objid
             LEFT JOIN pg_opfamily s ON s.oid = a.amopsortfamily
             LEFT JOIN pg_namespace sn ON sn.oid = s.opfnamespace
             WHERE d.classid = 'pg_amop'::regclass AND d.refclassid = 'pg_opclass'::regclass
               AND d.refobjid = o.oid
             ORDER BY a.amopstrategy, a.amopopr::regoperator::text COLLATE "C") AS operators,
       ARRAY(SELECT 'FUNCTION ' || a.amprocnum || ' (' || format_type(a.amproclefttype, NULL) || ', '
                    || format_type(a.amprocrighttype, NULL) || ') ' || a.amproc::regprocedure::text
             FROM pg_depend d
             JOIN pg_amproc a ON a.oid = d.objid
             WHERE d.classid = 'pg_amproc'::regclass AND d.refclassid = 'pg_opclass'::regclass
               AND d.refobjid = o.oid
             ORDER BY a.amprocnum, a.amproc::regprocedure::text COLLATE "C") AS functions
FROM pg_opclass o
JOIN pg_namespace n ON n.oid = o.opcnamespace
JOIN pg_am m ON m.oid = o.opcmethod
JOIN pg_opfamily f ON f.oid = o.opcfamily
JOIN pg_namespace fn ON fn.oid = f.opfnamespace
WHERE o.opcnamespace = ANY (?)
  AND o.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_opclass'::regclass AND deptype = 'e')
