SELECT p.oid,
       p.pubname AS name,
       pg_get_userbyid(p.pubowner) AS owner,
       p.puballtables AS all_tables,
       ARRAY(SELECT o.name
             FROM (VALUES (1, 'insert', p.pubinsert), (2, 'update', p.pubupdate),
                          (3, 'delete', p.pubdelete), (4, 'truncate', p.pubtruncate))
               o (place, name, published)
             WHERE o.published ORDER BY o.place) AS publish,
       p.pubviaroot AS via_root,
       -- Since 18.
       coalesce(to_jsonb(p) ->> 'pubgencols', 'n') AS generated
FROM pg_publication p
WHERE p.oid >= 16384
  AND p.oid NOT IN (SELECT objid FROM pg_depend
                    WHERE refclassid = 'pg_extension'::regclass
                      AND classid = 'pg_publication'::regclass AND deptype = 'e')
