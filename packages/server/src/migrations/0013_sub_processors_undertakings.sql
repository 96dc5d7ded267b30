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

-- A sub-processor as its vendor named it, with the rule its clock runs by.
CREATE TABLE cordon.sub_processors (
  id              text PRIMARY KEY,
  agreement_id    text NOT NULL REFERENCES cordon.agreements,
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  address         text NOT NULL,
  country         text NOT NULL CHECK (length(country) = 2),
  contact         text NOT NULL,
  does            text NOT NULL,
  categories      text[] NOT NULL,
  transfer        text NOT NULL CHECK (transfer IN ('inside', 'adequacy', 'scc', 'bcr', 'other')),
  authorisation   text NOT NULL CHECK (authorisation IN ('general', 'specific')),
  notice_days     int NOT NULL CHECK (notice_days > 0),
  objection_days  int NOT NULL CHECK (objection_days > 0),
  clause          text,
  proposed_by     text NOT NULL REFERENCES cordon.persons,
  proposed_at     timestamptz NOT NULL,
  entry           bigint NOT NULL REFERENCES cordon.ledger_leaves
);
CREATE INDEX sub_processors_agreement ON cordon.sub_processors (agreement_id);

CREATE TABLE cordon.sub_processor_acts (
  entry             bigint PRIMARY KEY REFERENCES cordon.ledger_leaves,
  sub_processor_id  text NOT NULL REFERENCES cordon.sub_processors,
  act               text NOT NULL CHECK (act IN ('object', 'approve', 'withdraw', 'flow-down', 'end')),
  person_id         text NOT NULL REFERENCES cordon.persons,
  at                timestamptz NOT NULL,
  -- Why, where the act has a reason.
  reason            text,
  -- With 'flow-down': the version of the agreement whose terms the contract passes on, their hash, the contract's day
  -- and reference, and the hash of the document where the vendor gave it. The document stays with the vendor.
  version           int,
  terms_hash        bytea CHECK (length(terms_hash) = 32),
  contract_date     date,
  reference         text,
  document_hash     bytea CHECK (length(document_hash) = 32),
  CHECK ((act = 'flow-down') = (terms_hash IS NOT NULL AND version IS NOT NULL AND contract_date IS NOT NULL AND reference IS NOT NULL))
);
CREATE INDEX sub_processor_acts_of ON cordon.sub_processor_acts (sub_processor_id, entry);

-- Letters about a running window: each once to each.
CREATE TABLE cordon.sub_processor_mails (
  sub_processor_id  text NOT NULL REFERENCES cordon.sub_processors,
  mail              text NOT NULL CHECK (mail IN ('notice', 'half', 'last-day')),
  person_id         text NOT NULL REFERENCES cordon.persons,
  sent_at           timestamptz NOT NULL,
  PRIMARY KEY (sub_processor_id, mail, person_id)
);

GRANT SELECT, INSERT ON cordon.sub_processors, cordon.sub_processor_acts, cordon.sub_processor_mails TO :app;
