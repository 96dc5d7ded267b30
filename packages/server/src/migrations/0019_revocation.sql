-- Every secret that somebody may present in place of a sign-in stands in one table, so that one function
-- (cordon.revoke, made once all that it takes away is there) forgets nothing, and no half of it can be seen.

CREATE TABLE cordon.credentials (
  id            text PRIMARY KEY,
  -- scim: a vendor's identity provider. roster: a vendor's list of people. door: one agent at another door.
  kind          text NOT NULL CHECK (kind <> ''),
  party_id      text NOT NULL REFERENCES cordon.parties,
  -- Whose it is; null for what speaks for the party as a whole.
  person_id     text REFERENCES cordon.persons,
  -- The sign-in it hangs on; it ends with it.
  session_id    text,
  agreement_id  text REFERENCES cordon.agreements,
  -- SHA-256 of the secret, or a SCRAM-SHA-256 verifier (RFC 5803): the database never holds a usable secret.
  secret_hash   bytea UNIQUE CHECK (length(secret_hash) = 32),
  scram         text UNIQUE,
  -- What it is good for: { "scopes": [...] }, or the purpose, ticket and network of a door.
  grant_        jsonb NOT NULL DEFAULT '{}',
  label         text NOT NULL,
  created_by    text REFERENCES cordon.persons,
  created_at    timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL CHECK (expires_at > created_at),
  last_used_at  timestamptz,
  revoked_at    timestamptz,
  CHECK ((secret_hash IS NULL) <> (scram IS NULL))
);
CREATE INDEX credentials_person ON cordon.credentials (person_id) WHERE revoked_at IS NULL;
CREATE INDEX credentials_party ON cordon.credentials (party_id, kind) WHERE revoked_at IS NULL;
CREATE INDEX credentials_session ON cordon.credentials (session_id) WHERE revoked_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.credentials TO :app;

-- A whole vendor shut out at once while something is looked into; null while its people may come in.
ALTER TABLE cordon.parties ADD contained_at timestamptz;

-- Each time that happened. Whoever releases it is not alone: one person asks, another one does it.
CREATE TABLE cordon.containments (
  id           text PRIMARY KEY,
  party_id     text NOT NULL REFERENCES cordon.parties,
  reason       text NOT NULL,
  by_person    text NOT NULL REFERENCES cordon.persons,
  at           timestamptz NOT NULL,
  asked_by     text REFERENCES cordon.persons,
  asked_at     timestamptz,
  released_by  text REFERENCES cordon.persons,
  released_at  timestamptz,
  CHECK ((asked_by IS NULL) = (asked_at IS NULL)),
  CHECK ((released_by IS NULL) = (released_at IS NULL)),
  CHECK (released_by IS NULL OR released_by <> asked_by)
);
CREATE UNIQUE INDEX containments_open ON cordon.containments (party_id) WHERE released_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.containments TO :app;

-- What closes access is done before it is entered: a ledger that cannot be written must not keep somebody in. So that it
-- is entered all the same, the transaction that does it notes here what its entry says. Struck off once it is entered; the
-- key stands in the ledger too, and there once, so that nothing is entered twice.
CREATE TABLE cordon.entries_owed (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key  text NOT NULL UNIQUE,
  -- Codes, ids and counts, as in the entry.
  act  jsonb NOT NULL,
  at   timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.entries_owed TO :app;
ALTER TABLE cordon.ledger_bodies ADD owed text;
CREATE UNIQUE INDEX ledger_bodies_owed ON cordon.ledger_bodies (owed) WHERE owed IS NOT NULL;
