-- Who may do what in an organization.

CREATE TYPE member_role AS ENUM ('viewer', 'member', 'admin', 'owner');

CREATE TABLE memberships (
  organization_id bigint NOT NULL
    CONSTRAINT memberships_organization_id_fkey REFERENCES organizations ON DELETE CASCADE,
  user_id bigint NOT NULL
    CONSTRAINT memberships_user_id_fkey REFERENCES users ON DELETE CASCADE,
  role member_role NOT NULL DEFAULT 'member',
  joined_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT memberships_pkey PRIMARY KEY (organization_id, user_id)
);

CREATE INDEX memberships_user_id_idx ON memberships (user_id);

COMMENT ON TYPE member_role IS 'From least to most allowed; compare with < and >.';
