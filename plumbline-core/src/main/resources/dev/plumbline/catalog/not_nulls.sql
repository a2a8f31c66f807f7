-- Stored from 18 on; before that there are none. Those that say no more than NOT NULL are left out.
SELECT k.conrelid AS relation,
       k.conkey[1] AS number,
       k.conname AS name,
       c.relname AS relation_name,
       a.attname AS column_name,
       k.convalidated AS validated,
       k.connoinherit AS no_inherit,
       -- Where another constraint of the schema has the name, the server would generate another.
       s.tables > 1 AS shared_name,
       -- A partition is written as a table of its own: all it has is named there.
       k.conislocal OR c.relispartition AS local
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN (SELECT connamespace, conname, count(*) AS tables
      FROM pg_constraint GROUP BY 1, 2) s
  ON s.connamespace = k.connamespace AND s.conname = k.conname
JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
WHERE k.contype = 'n'
  AND c.relnamespace = ANY (?)
  AND NOT (k.conname = c.relname || '_' || a.attname || '_not_null'
           AND k.convalidated AND NOT k.connoinherit AND s.tables = 1)
