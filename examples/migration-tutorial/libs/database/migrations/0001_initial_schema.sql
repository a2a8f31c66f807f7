-- The tracker's core: organizations, their members, projects and issues.

CREATE DOMAIN email AS text
  CONSTRAINT email_shape CHECK (VALUE ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$');

CREATE TABLE organizations (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL CONSTRAINT organizations_slug_key UNIQUE,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT organizations_slug_shape CHECK (slug ~ '^[a-z][a-z0-9-]{1,38}$')
);

CREATE TABLE users (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email email NOT NULL,
  display_name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Two people may not differ by the case of an address only.
CREATE UNIQUE INDEX users_email_key ON users (lower(email));

CREATE TABLE projects (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL
    CONSTRAINT projects_organization_id_fkey REFERENCES organizations ON DELETE CASCADE,
  key text NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT projects_key_shape CHECK (key ~ '^[A-Z]{2,6}$'),
  CONSTRAINT projects_organization_id_key_key UNIQUE (organization_id, key)
);

CREATE TABLE issues (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id bigint NOT NULL
    CONSTRAINT issues_project_id_fkey REFERENCES projects ON DELETE CASCADE,
  number integer NOT NULL,
  title text NOT NULL,
  body text NOT NULL DEFAULT '',
  author_id bigint NOT NULL CONSTRAINT issues_author_id_fkey REFERENCES users,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT issues_number_positive CHECK (number > 0),
  CONSTRAINT issues_project_id_number_key UNIQUE (project_id, number)
);

CREATE INDEX issues_author_id_idx ON issues (author_id);
