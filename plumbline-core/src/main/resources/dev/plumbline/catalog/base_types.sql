SELECT t.oid,
       n.nspname AS schema,
       t.typname AS name,
       pg_get_userbyid(t.typowner) AS owner,
       array_remove(ARRAY[
       'INPUT = ' || t.typinput::text,
       'OUTPUT = ' || t.typoutput::text,
       CASE WHEN t.typreceive <> 0 THEN 'RECEIVE = ' || t.typreceive::text END,
       CASE WHEN t.typsend <> 0 THEN 'SEND = ' || t.typsend::text END,
       CASE WHEN t.typmodin <> 0 THEN 'TYPMOD_IN = ' || t.typmodin::text END,
       CASE WHEN t.typmodout <> 0 THEN 'TYPMOD_OUT = ' || t.typmodout::text END,
       CASE WHEN t.typanalyze <> 0 THEN 'ANALYZE = ' || t.typanalyze::text END,
       CASE WHEN t.typsubscript <> 0 THEN 'SUBSCRIPT = ' || t.typsubscript::text END,
       'INTERNALLENGTH = ' || CASE t.typlen WHEN -1 THEN 'VARIABLE' ELSE t.typlen::text END,
       CASE WHEN t.typbyval THEN 'PASSEDBYVALUE' END,
       'ALIGNMENT = ' || CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4'
         ELSE 'double' END,
       'STORAGE = ' || CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external'
         WHEN 'x' THEN 'extended' ELSE 'main' END,
       CASE WHEN t.typcategory <> 'U' THEN 'CATEGORY = ' || quote_literal(t.typcategory::text) END,
       CASE WHEN t.typispreferred THEN 'PREFERRED = true' END,
       CASE WHEN t.typdefault IS NOT NULL THEN 'DEFAULT = ' || quote_literal(t.typdefault) END,
       CASE WHEN t.typelem <> 0 THEN 'ELEMENT = ' || format_type(t.typelem, NULL) END,
       CASE WHEN t.typdelim <> ',' THEN 'DELIMITER = ' || quote_literal(t.typdelim::text) END,
       CASE WHEN t.typcollation <> 0 THEN 'COLLATABLE = true' END
       ]::text[], NULL) AS clauses
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.typnamespace = ANY (?)
  AND t.typtype = 'b'
  AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
  AND t.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_type'::regclass AND deptype = 'e')
