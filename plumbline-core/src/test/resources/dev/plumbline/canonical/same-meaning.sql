-- Every event trigger of the fixture stays silent.
SET session_replication_role = replica;

-- An index that identifies rows and was dropped: nothing identifies them.
UPDATE pg_class c SET relreplident = 'n'
WHERE relreplident = 'i' AND relkind IN ('r', 'p')
  AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisreplident);

-- Privileges, in the order they were granted.
UPDATE pg_class SET relacl = ARRAY(SELECT a FROM unnest(relacl) a ORDER BY a::text) WHERE oid >= 16384 AND relacl IS NOT NULL;
UPDATE pg_attribute SET attacl = ARRAY(SELECT a FROM unnest(attacl) a ORDER BY a::text) WHERE attrelid >= 16384 AND attacl IS NOT NULL;
UPDATE pg_proc SET proacl = ARRAY(SELECT a FROM unnest(proacl) a ORDER BY a::text) WHERE oid >= 16384 AND proacl IS NOT NULL;
UPDATE pg_type SET typacl = ARRAY(SELECT a FROM unnest(typacl) a ORDER BY a::text) WHERE oid >= 16384 AND typacl IS NOT NULL;
UPDATE pg_namespace SET nspacl = ARRAY(SELECT a FROM unnest(nspacl) a ORDER BY a::text)
WHERE nspacl IS NOT NULL AND (oid >= 16384 OR nspname = 'public');
UPDATE pg_default_acl SET defaclacl = ARRAY(SELECT a FROM unnest(defaclacl) a ORDER BY a::text);
UPDATE pg_foreign_server SET srvacl = ARRAY(SELECT a FROM unnest(srvacl) a ORDER BY a::text) WHERE srvacl IS NOT NULL;
UPDATE pg_foreign_data_wrapper SET fdwacl = ARRAY(SELECT a FROM unnest(fdwacl) a ORDER BY a::text) WHERE fdwacl IS NOT NULL;
UPDATE pg_language SET lanacl = ARRAY(SELECT a FROM unnest(lanacl) a ORDER BY a::text) WHERE oid >= 16384 AND lanacl IS NOT NULL;

-- Options of foreign data, in the order they were set.
UPDATE pg_foreign_data_wrapper SET fdwoptions = (SELECT array_agg(o ORDER BY o) FROM unnest(fdwoptions) o);
UPDATE pg_foreign_server SET srvoptions = (SELECT array_agg(o ORDER BY o) FROM unnest(srvoptions) o);
UPDATE pg_foreign_table SET ftoptions = (SELECT array_agg(o ORDER BY o) FROM unnest(ftoptions) o);
UPDATE pg_attribute SET attfdwoptions = (SELECT array_agg(o ORDER BY o) FROM unnest(attfdwoptions) o) WHERE attfdwoptions IS NOT NULL;
UPDATE pg_user_mapping SET umoptions = (SELECT array_agg(o ORDER BY o) FROM unnest(umoptions) o);

-- Tags of an event trigger, in the order they were given.
UPDATE pg_event_trigger SET evttags = (SELECT array_agg(t ORDER BY t) FROM unnest(evttags) t);

-- The comment the server gives the schema public says nothing, nor does its absence.
DELETE FROM pg_description WHERE description = 'standard public schema' AND classoid = 'pg_namespace'::regclass;

-- The schema public belongs to whoever owns the database, by name or by the role that stands for them.
UPDATE pg_namespace n
SET nspowner = 'pg_database_owner'::regrole, nspacl = replace(nspacl::text, o.name, 'pg_database_owner')::aclitem[]
FROM (SELECT datdba AS role, datdba::regrole::text AS name FROM pg_database WHERE datname = current_database()) o
WHERE n.nspname = 'public' AND n.nspowner = o.role;
