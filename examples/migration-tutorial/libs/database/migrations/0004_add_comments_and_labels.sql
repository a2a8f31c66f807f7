-- Discussion, and labels to sort by.

CREATE TABLE comments (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  issue_id bigint NOT NULL
    CONSTRAINT comments_issue_id_fkey REFERENCES issues ON DELETE CASCADE,
  author_id bigint NOT NULL CONSTRAINT comments_author_id_fkey REFERENCES users,
  body text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT comments_body_not_blank CHECK (btrim(body) <> '')
);

CREATE INDEX comments_issue_id_created_at_idx ON comments (issue_id, created_at);

CREATE TABLE labels (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id bigint NOT NULL
    CONSTRAINT labels_project_id_fkey REFERENCES projects ON DELETE CASCADE,
  name text NOT NULL,
  color text NOT NULL DEFAULT '#888888',
  CONSTRAINT labels_color_shape CHECK (color ~ '^#[0-9a-f]{6}$'),
  CONSTRAINT labels_project_id_name_key UNIQUE (project_id, name)
);

CREATE TABLE issue_labels (
  issue_id bigint NOT NULL
    CONSTRAINT issue_labels_issue_id_fkey REFERENCES issues ON DELETE CASCADE,
  label_id bigint NOT NULL
    CONSTRAINT issue_labels_label_id_fkey REFERENCES labels ON DELETE CASCADE,
  CONSTRAINT issue_labels_pkey PRIMARY KEY (issue_id, label_id)
);

CREATE INDEX issue_labels_label_id_idx ON issue_labels (label_id);
