-- A connection sees the projects of the organization it has named, and no others:
--   SET app.organization_id = '42'

CREATE FUNCTION current_organization_id() RETURNS bigint
LANGUAGE sql
STABLE
RETURN nullif(current_setting('app.organization_id', true), '')::bigint;

ALTER TABLE projects ENABLE ROW LEVEL SECURITY;

CREATE POLICY projects_of_organization ON projects
  USING (organization_id = current_organization_id())
  WITH CHECK (organization_id = current_organization_id());

COMMENT ON POLICY projects_of_organization ON projects IS
  'Without app.organization_id no row is visible.';
