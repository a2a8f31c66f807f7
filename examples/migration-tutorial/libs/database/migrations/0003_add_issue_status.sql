-- Issues move through a fixed set of states and are assigned to one person.

CREATE TYPE issue_status AS ENUM ('open', 'in_progress', 'done', 'declined');

ALTER TABLE issues
  ADD COLUMN status issue_status NOT NULL DEFAULT 'open',
  ADD COLUMN assignee_id bigint,
  ADD COLUMN closed_at timestamptz;

ALTER TABLE issues
  ADD CONSTRAINT issues_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES users
    ON DELETE SET NULL;

ALTER TABLE issues
  ADD CONSTRAINT issues_closed_at_when_closed
    CHECK ((status IN ('done', 'declined')) = (closed_at IS NOT NULL));

-- Lists show what is still to do; closed issues are nine in ten.
CREATE INDEX issues_to_do_idx ON issues (project_id, number)
  WHERE status IN ('open', 'in_progress');

CREATE INDEX issues_assignee_id_idx ON issues (assignee_id) WHERE assignee_id IS NOT NULL;
