-- A vendor's people as its own directory tells of them: by SCIM (RFC 7643, 7644), or by a roster that is uploaded.

-- A directory may know somebody by a user name alone. They come in by single sign-on, or are given an address.
ALTER TABLE cordon.persons ALTER COLUMN email DROP NOT NULL;
-- Since when the directory says that they no longer work there. It is no suspension: the directory ends it again,
-- and a suspension by either side stays open through both.
ALTER TABLE cordon.persons ADD COLUMN left_at timestamptz;

CREATE TABLE cordon.directory_users (
  -- The person is the resource: one id, which stays when somebody leaves and comes back.
  person_id    text PRIMARY KEY REFERENCES cordon.persons,
  party_id     text NOT NULL REFERENCES cordon.parties,
  source       text NOT NULL CHECK (source IN ('scim', 'roster')),
  user_name    text NOT NULL,
  -- The canonical attributes beside user name, id, meta, active and groups, which stand elsewhere.
  attributes   jsonb NOT NULL DEFAULT '{}',
  version      int NOT NULL DEFAULT 1,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL,
  -- Deleted in the directory. The user name is kept so that whoever comes back is the same person, suspension included.
  deleted_at   timestamptz,
  -- The group whose mapping gave the role and purpose; null where a person gave them.
  mapped_by    text,
  -- Work that a roster gives: { agreement, accessRole, purpose, shift }; at the person's own site. Null where it gives none.
  work         jsonb
);
CREATE UNIQUE INDEX directory_users_name ON cordon.directory_users (party_id, lower(user_name))
  WHERE deleted_at IS NULL;
CREATE INDEX directory_users_party ON cordon.directory_users (party_id, source) WHERE deleted_at IS NULL;

CREATE TABLE cordon.directory_groups (
  id            text PRIMARY KEY,
  party_id      text NOT NULL REFERENCES cordon.parties,
  display_name  text NOT NULL,
  attributes    jsonb NOT NULL DEFAULT '{}',
  version       int NOT NULL DEFAULT 1,
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  -- What its members may do, when the vendor's admin said so: { role, accessRole, purpose, agreement, site, shift }. Never an administrator.
  mapping       jsonb CHECK (mapping->>'role' IN ('team-lead', 'qa-analyst', 'agent'))
);
CREATE INDEX directory_groups_party ON cordon.directory_groups (party_id);

CREATE TABLE cordon.directory_members (
  group_id  text NOT NULL REFERENCES cordon.directory_groups ON DELETE CASCADE,
  -- As the directory gave it: a value that is nobody here has no effect.
  value     text NOT NULL,
  display   text,
  position  int NOT NULL,
  PRIMARY KEY (group_id, value)
);
CREATE INDEX directory_members_value ON cordon.directory_members (value);

-- The last requests of a directory, for the people who set it up. No value that was sent is in it.
CREATE TABLE cordon.directory_requests (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  party_id       text NOT NULL REFERENCES cordon.parties,
  credential_id  text REFERENCES cordon.credentials,
  -- The token, or where a stranger without one was: rows are kept by source, so that nobody pushes out another's.
  source         text NOT NULL,
  at             timestamptz NOT NULL,
  method         text NOT NULL,
  -- The template, as /Users/{id}.
  path           text NOT NULL,
  status         int NOT NULL,
  -- What it did, in codes and names of attributes.
  did            text NOT NULL
);
CREATE INDEX directory_requests_party ON cordon.directory_requests (party_id, id);

GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.directory_users, cordon.directory_groups, cordon.directory_members,
  cordon.directory_requests TO :app;
