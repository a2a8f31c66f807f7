-- Stored from 18 on; before that there are none. Those that say no more than NOT NULL are left out.
SELECT k.conrelid AS relation,
       k.conkey[1] AS number,
       k.conname AS name,
       c.relname AS relation_name,
       a.attname AS column_name,
       k.convalidated AS validated,
       k.connoinherit AS no_inherit,
       -- Attaching a partition makes what it shares with its parent the parent's; a key added later
       -- makes it local again, which no dump can tell.
       k.conislocal AND NOT (c.relispartition AND k.coninhcount > 0) AS local
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
WHERE k.contype = 'n'
  AND c.relnamespace = ANY (?)
  AND NOT (k.conname = c.relname || '_' || a.attname || '_not_null'
           AND k.convalidated AND NOT k.connoinherit)
