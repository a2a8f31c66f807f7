-- Rows of this snapshot that a transaction which ended since has changed or removed. What the server
-- writes back of a definition is of now, not of the snapshot, so such rows may have been read as half
-- of what they were. While no transaction ran, nothing is looked at.
WITH moment AS (
  SELECT pg_snapshot_xmin(s)::text::bigint AS oldest,
         pg_snapshot_xmin(s) = pg_snapshot_xmax(s)
           AND age((pg_snapshot_xmax(s)::text::bigint % 4294967296)::text::xid) = 0 AS quiet
  FROM pg_current_snapshot() s
), changed (catalog, xid) AS (
  SELECT 'pg_class', xmax FROM pg_class WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_attribute', xmax FROM pg_attribute WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_attrdef', xmax FROM pg_attrdef WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_proc', xmax FROM pg_proc WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_type', xmax FROM pg_type WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_enum', xmax FROM pg_enum WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_namespace', xmax FROM pg_namespace WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_constraint', xmax FROM pg_constraint WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_index', xmax FROM pg_index WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_rewrite', xmax FROM pg_rewrite WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_trigger', xmax FROM pg_trigger WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_policy', xmax FROM pg_policy WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_partitioned_table', xmax FROM pg_partitioned_table WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_inherits', xmax FROM pg_inherits WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_statistic_ext', xmax FROM pg_statistic_ext WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_operator', xmax FROM pg_operator WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_opclass', xmax FROM pg_opclass WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_opfamily', xmax FROM pg_opfamily WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_collation', xmax FROM pg_collation WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_language', xmax FROM pg_language WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_publication_rel', xmax FROM pg_publication_rel WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_ts_dict', xmax FROM pg_ts_dict WHERE xmax <> '0'::xid
  UNION ALL SELECT 'pg_ts_config', xmax FROM pg_ts_config WHERE xmax <> '0'::xid
)
SELECT DISTINCT c.catalog
FROM changed c, moment m
WHERE NOT (SELECT quiet FROM moment)
  -- Not older than the snapshot, or it would not be in it.
  AND age(c.xid) <= age((m.oldest % 4294967296)::text::xid)
  AND pg_xact_status(
        (m.oldest + (c.xid::text::bigint - m.oldest % 4294967296 + 4294967296) % 4294967296)
          ::text::xid8) = 'committed'
