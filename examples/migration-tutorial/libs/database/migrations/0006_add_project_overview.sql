-- What the start page shows for each project.

CREATE VIEW project_overview AS
SELECT
  p.id AS project_id,
  p.organization_id,
  p.key,
  p.name,
  count(i.id) FILTER (WHERE i.status IN ('open', 'in_progress')) AS to_do,
  count(i.id) FILTER (WHERE i.status = 'done') AS done,
  max(i.updated_at) AS last_change
FROM projects AS p
LEFT JOIN issues AS i ON i.project_id = p.id
GROUP BY p.id;

COMMENT ON VIEW project_overview IS 'One row per project, also for one without issues.';
