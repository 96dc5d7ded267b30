-- The sound of calls: it waits beside its transcript, and is kept only with what was taken out of that covered.

ALTER TABLE cordon.quality_quarantine ADD COLUMN sound boolean NOT NULL DEFAULT false;
ALTER TABLE cordon.quality_quarantine DROP CONSTRAINT quality_quarantine_pkey;
ALTER TABLE cordon.quality_quarantine ADD PRIMARY KEY (intake_id, sound, nth);

-- What kind of file it is, and which stretches of it are silent; null without sound.
ALTER TABLE cordon.quality_conversations ADD COLUMN sound jsonb;

CREATE TABLE cordon.quality_sounds (
  conversation_id text NOT NULL REFERENCES cordon.quality_conversations ON DELETE CASCADE,
  nth             int NOT NULL CHECK (nth > 0),
  sealed          bytea NOT NULL,
  PRIMARY KEY (conversation_id, nth)
);
GRANT SELECT, INSERT, DELETE ON cordon.quality_sounds TO :app;

-- What a vendor has against a protocol, in force or drawn from the terms: said before or after, and kept. Rows are only added.
CREATE TABLE cordon.protocol_objections (
  entry         bigint PRIMARY KEY REFERENCES cordon.ledger_leaves,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  purpose       text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 80),
  version       int NOT NULL CHECK (version > 0),
  -- Of the text that was objected to.
  hash          bytea NOT NULL CHECK (length(hash) = 32),
  reason        text NOT NULL,
  person_id     text NOT NULL REFERENCES cordon.persons,
  party_id      text NOT NULL REFERENCES cordon.parties,
  at            timestamptz NOT NULL
);
CREATE INDEX protocol_objections_of ON cordon.protocol_objections (agreement_id, purpose);
GRANT SELECT, INSERT ON cordon.protocol_objections TO :app;
