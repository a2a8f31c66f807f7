SELECT c.oid,
       n.nspname AS schema,
       c.conname AS name,
       pg_get_userbyid(c.conowner) AS owner,
       c.condefault AS is_default,
       pg_encoding_to_char(c.conforencoding) AS from_encoding,
       pg_encoding_to_char(c.contoencoding) AS to_encoding,
       c.conproc::text AS function
FROM pg_conversion c
JOIN pg_namespace n ON n.oid = c.connamespace
WHERE c.connamespace = ANY (?)
  AND c.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_conversion'::regclass AND deptype = 'e')
