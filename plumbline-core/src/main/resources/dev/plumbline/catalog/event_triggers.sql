SELECT e.oid,
       e.evtname AS name,
       pg_get_userbyid(e.evtowner) AS owner,
       e.evtevent AS event,
       e.evttags AS tags,
       n.nspname AS function_schema,
       p.proname AS function_name,
       e.evtenabled AS enabled
FROM pg_event_trigger e
JOIN pg_proc p ON p.oid = e.evtfoid
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE e.oid >= 16384
  AND e.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_event_trigger'::regclass AND deptype = 'e')
