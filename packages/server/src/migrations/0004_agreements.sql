-- Agreements, their versions and signatures. A version is never changed once written.

CREATE TABLE cordon.party_keys (
  id           text PRIMARY KEY,
  party_id     text NOT NULL REFERENCES cordon.parties,
  -- Raw Ed25519 public key, 32 bytes. The private half stays with the party.
  public_key   bytea NOT NULL UNIQUE CHECK (length(public_key) = 32),
  person_id    text REFERENCES cordon.persons,
  created_at   timestamptz NOT NULL,
  revoked_at   timestamptz
);

CREATE TABLE cordon.agreements (
  id             text PRIMARY KEY,
  title          text NOT NULL,
  controller_id  text NOT NULL REFERENCES cordon.parties,
  processor_id   text NOT NULL REFERENCES cordon.parties,
  source_id      text NOT NULL,
  created_at     timestamptz NOT NULL,
  ended_at       timestamptz,
  ended_by       text REFERENCES cordon.persons
);

CREATE TABLE cordon.agreement_versions (
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  version       int NOT NULL CHECK (version > 0),
  -- RFC 8785 canonical JSON of the terms, exactly the bytes that are hashed and signed.
  terms         text NOT NULL,
  terms_hash    bytea NOT NULL CHECK (length(terms_hash) = 32),
  -- [{ "id": "2.1", "title": "...", "text": "..." }]
  clauses       jsonb NOT NULL,
  created_at    timestamptz NOT NULL,
  PRIMARY KEY (agreement_id, version)
);

CREATE TABLE cordon.agreement_signatures (
  agreement_id  text NOT NULL,
  version       int NOT NULL,
  party_id      text NOT NULL REFERENCES cordon.parties,
  key_id        text NOT NULL REFERENCES cordon.party_keys,
  person_id     text REFERENCES cordon.persons,
  -- Ed25519 over the domain-tagged terms hash.
  signature     bytea NOT NULL CHECK (length(signature) = 64),
  signed_at     timestamptz NOT NULL,
  PRIMARY KEY (agreement_id, version, party_id),
  FOREIGN KEY (agreement_id, version) REFERENCES cordon.agreement_versions
);

GRANT SELECT, INSERT ON cordon.agreement_versions, cordon.agreement_signatures TO :app;
GRANT SELECT, INSERT, UPDATE ON cordon.agreements, cordon.party_keys TO :app;
