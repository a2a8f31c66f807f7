-- The connection is not asked for: it holds secrets, and only a superuser may read it.
-- Where a major lacks a column, the name means the null beside it.
SELECT s.oid,
       s.subname AS name,
       pg_get_userbyid(s.subowner) AS owner,
       s.subpublications AS publications,
       s.subslotname AS slot,
       s.subbinary AS is_binary,
       s.subsynccommit AS synchronous_commit,
       n.streaming,
       n.two_phase,
       n.disable_on_error,
       n.password_required,
       n.run_as_owner,
       n.origin,
       n.failover
FROM pg_subscription s
CROSS JOIN (VALUES ('d'::text, false, true, false, 'any'::text, false))
  absent (subtwophasestate, subdisableonerr, subpasswordrequired, subrunasowner, suborigin, subfailover)
CROSS JOIN LATERAL (
  SELECT substream::text AS streaming, subtwophasestate::text <> 'd' AS two_phase,
         subdisableonerr AS disable_on_error, subpasswordrequired AS password_required,
         subrunasowner AS run_as_owner, suborigin AS origin, subfailover AS failover
  FROM pg_subscription x
  WHERE x.oid = s.oid) n
WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
