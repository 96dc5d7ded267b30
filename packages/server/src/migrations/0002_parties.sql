-- Organisations, their sites and networks, and the people who work for them.

CREATE TABLE cordon.parties (
  id          text PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('company', 'vendor')),
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  created_at  timestamptz NOT NULL
);
-- One installation serves one company.
CREATE UNIQUE INDEX parties_one_company ON cordon.parties (kind) WHERE kind = 'company';

CREATE TABLE cordon.sites (
  id        text PRIMARY KEY,
  party_id  text NOT NULL REFERENCES cordon.parties,
  name      text NOT NULL,
  country   text NOT NULL CHECK (length(country) = 2)
);

-- Where a party's people may come from. No row for a vendor means: from nowhere.
CREATE TABLE cordon.networks (
  id        text PRIMARY KEY,
  party_id  text NOT NULL REFERENCES cordon.parties,
  site_id   text REFERENCES cordon.sites,
  cidr      cidr NOT NULL,
  label     text NOT NULL
);
CREATE INDEX networks_party ON cordon.networks (party_id);

CREATE TABLE cordon.persons (
  id            text PRIMARY KEY,
  -- The sign-in account in the auth schema; null until the invitation is taken up.
  user_id       text UNIQUE,
  party_id      text NOT NULL REFERENCES cordon.parties,
  site_id       text REFERENCES cordon.sites,
  name          text NOT NULL,
  email         text NOT NULL,
  role          text NOT NULL CHECK (role IN ('company-admin', 'privacy-officer', 'security-officer',
                  'vendor-manager', 'vendor-admin', 'team-lead', 'agent', 'qa-analyst', 'auditor')),
  -- The role of the terms an agent acts in (tier1 ...) and the purpose of the work; null for everybody else.
  access_role   text,
  purpose       text,
  suspended_at  timestamptz,
  created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX persons_email ON cordon.persons (lower(email));

-- What an auditor may see: one agreement, one period.
CREATE TABLE cordon.audit_scopes (
  person_id     text NOT NULL REFERENCES cordon.persons,
  agreement_id  text NOT NULL,
  from_at       timestamptz NOT NULL,
  until_at      timestamptz NOT NULL,
  PRIMARY KEY (person_id, agreement_id)
);

CREATE TABLE cordon.invitations (
  id           text PRIMARY KEY,
  -- SHA-256 of the link's secret: the database never holds a usable link.
  secret_hash  bytea NOT NULL UNIQUE,
  person_id    text NOT NULL REFERENCES cordon.persons,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  used_at      timestamptz
);

-- The public half of a key made in the person's browser for one session; signs lookups, confirms, reveals.
CREATE TABLE cordon.session_keys (
  session_id   text PRIMARY KEY,
  person_id    text NOT NULL REFERENCES cordon.persons,
  public_key   bytea NOT NULL,
  created_at   timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON cordon.parties, cordon.sites, cordon.persons, cordon.invitations TO :app;
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.networks, cordon.audit_scopes, cordon.session_keys TO :app;
