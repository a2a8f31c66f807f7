-- Priorities, and comments for those who read the schema first.

CREATE TYPE issue_priority AS ENUM ('low', 'normal', 'high', 'urgent');

ALTER TABLE issues ADD COLUMN priority issue_priority NOT NULL DEFAULT 'normal';

CREATE INDEX issues_urgent_idx ON issues (project_id, created_at) WHERE priority = 'urgent';

COMMENT ON TABLE issues IS 'What is to be done, in one project.';
COMMENT ON COLUMN issues.number IS 'Counts from 1 in each project; with the key it is the name: TR-17.';
COMMENT ON COLUMN issues.closed_at IS 'Set exactly when the status is done or declined.';
