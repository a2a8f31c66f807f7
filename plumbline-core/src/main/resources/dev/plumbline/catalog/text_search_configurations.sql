SELECT c.oid,
       n.nspname AS schema,
       c.cfgname AS name,
       pg_get_userbyid(c.cfgowner) AS owner,
       quote_ident(pn.nspname) || '.' || quote_ident(p.prsname) AS parser,
       ARRAY(SELECT quote_ident(max(k.alias)) || ' WITH '
                    || string_agg(quote_ident(dn.nspname) || '.' || quote_ident(d.dictname), ', '
                                  ORDER BY m.mapseqno)
             FROM pg_ts_config_map m
             JOIN pg_ts_dict d ON d.oid = m.mapdict
             JOIN pg_namespace dn ON dn.oid = d.dictnamespace
             JOIN ts_token_type(c.cfgparser) k ON k.tokid = m.maptokentype
             WHERE m.mapcfg = c.oid
             GROUP BY m.maptokentype ORDER BY m.maptokentype) AS mappings
FROM pg_ts_config c
JOIN pg_namespace n ON n.oid = c.cfgnamespace
JOIN pg_ts_parser p ON p.oid = c.cfgparser
JOIN pg_namespace pn ON pn.oid = p.prsnamespace
WHERE c.cfgnamespace = ANY (?)
  AND c.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_ts_config'::regclass AND deptype = 'e')
