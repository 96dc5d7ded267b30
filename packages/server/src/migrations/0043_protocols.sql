-- What whoever works for a purpose of an agreement may ask for, read aloud, type and send, version by version. A version
-- says what it said when it was put in force: rows are only added.

CREATE TABLE cordon.protocols (
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  purpose       text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 80),
  version       int NOT NULL CHECK (version > 0),
  -- Canonical JSON, and its SHA-256, which the entry and every acknowledgement name.
  body          text NOT NULL,
  hash          bytea NOT NULL CHECK (length(hash) = 32),
  put_by        text NOT NULL REFERENCES cordon.persons,
  party_id      text NOT NULL REFERENCES cordon.parties,
  put_at        timestamptz NOT NULL,
  -- Until then an acknowledgement of the version before still does.
  grace_until   timestamptz NOT NULL,
  entry         bigint NOT NULL REFERENCES cordon.ledger_leaves,
  PRIMARY KEY (agreement_id, purpose, version)
);

-- Who read which version and said so, for the party they worked for. The signature is in the entry.
CREATE TABLE cordon.protocol_acknowledgements (
  entry         bigint PRIMARY KEY REFERENCES cordon.ledger_leaves,
  agreement_id  text NOT NULL,
  purpose       text NOT NULL,
  version       int NOT NULL,
  person_id     text NOT NULL REFERENCES cordon.persons,
  party_id      text NOT NULL REFERENCES cordon.parties,
  at            timestamptz NOT NULL,
  FOREIGN KEY (agreement_id, purpose, version) REFERENCES cordon.protocols
);
CREATE INDEX protocol_acknowledgements_of ON cordon.protocol_acknowledgements (agreement_id, purpose, person_id);

-- Letters about a version: each once to each.
CREATE TABLE cordon.protocol_mails (
  agreement_id  text NOT NULL,
  purpose       text NOT NULL,
  version       int NOT NULL,
  person_id     text NOT NULL REFERENCES cordon.persons,
  mail          text NOT NULL CHECK (mail IN ('new', 'last-day')),
  sent_at       timestamptz NOT NULL,
  PRIMARY KEY (agreement_id, purpose, version, person_id, mail),
  FOREIGN KEY (agreement_id, purpose, version) REFERENCES cordon.protocols
);

GRANT SELECT, INSERT ON cordon.protocols, cordon.protocol_acknowledgements, cordon.protocol_mails TO :app;
