-- Who signed the confidentiality undertaking, and which sub-processors a vendor named. Written once, never changed:
-- where either stands is told from these rows and the clock.

-- The very words that were signed; `text` is the canonical form whose SHA-256 `hash` is.
CREATE TABLE cordon.undertaking_texts (
  hash     bytea PRIMARY KEY CHECK (length(hash) = 32),
  version  int NOT NULL CHECK (version > 0),
  text     text NOT NULL
);

CREATE TABLE cordon.undertakings (
  -- The entry that names the person, the text, the key and the signature; without it the row counts for nothing.
  entry       bigint PRIMARY KEY REFERENCES cordon.ledger_leaves,
  person_id   text NOT NULL REFERENCES cordon.persons,
  party_id    text NOT NULL REFERENCES cordon.parties,
  text_hash   bytea NOT NULL REFERENCES cordon.undertaking_texts,
  -- RFC 8785 canonical JSON, exactly the bytes that were signed.
  statement   text NOT NULL,
  -- DER SubjectPublicKeyInfo of the session key.
  public_key  bytea NOT NULL,
  signature   bytea NOT NULL CHECK (length(signature) = 64),
  at          timestamptz NOT NULL
);
CREATE INDEX undertakings_person ON cordon.undertakings (person_id, party_id);

GRANT SELECT, INSERT ON cordon.undertaking_texts, cordon.undertakings TO :app;
