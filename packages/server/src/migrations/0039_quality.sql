-- Conversations for quality: pushed by a contact centre, sealed until they are anonymised, kept without personal data.

-- Keys by which a contact centre delivers: of the company's (any vendor) or of one vendor.
CREATE TABLE cordon.quality_keys (
  id            text PRIMARY KEY,
  source_id     text NOT NULL REFERENCES cordon.sources,
  party_id      text REFERENCES cordon.parties,
  name          text NOT NULL,
  secret_hash   bytea NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
  created_by    text NOT NULL REFERENCES cordon.persons,
  created_at    timestamptz NOT NULL,
  last_used_at  timestamptz,
  revoked_at    timestamptz
);
GRANT SELECT, INSERT, UPDATE ON cordon.quality_keys TO :app;

CREATE TABLE cordon.quality_intakes (
  id            text PRIMARY KEY,
  key_id        text NOT NULL REFERENCES cordon.quality_keys,
  ticket_id     text NOT NULL REFERENCES cordon.tickets,
  kind          text NOT NULL CHECK (kind IN ('chat', 'transcript', 'recording')),
  format        text NOT NULL,
  -- Keyed hash of the contact centre's own id: of one there is one.
  outside_hash  bytea NOT NULL CHECK (length(outside_hash) = 32),
  bytes         int NOT NULL,
  received_at   timestamptz NOT NULL,
  state         text NOT NULL CHECK (state IN ('waiting', 'working', 'done', 'withheld', 'removed')),
  -- Why it is withheld, or was removed.
  code          text,
  tries         int NOT NULL DEFAULT 0,
  beat_at       timestamptz,
  finished_at   timestamptz,
  -- Until when it waits, sealed, for the fault to be mended.
  withheld_until timestamptz,
  UNIQUE (key_id, outside_hash)
);
CREATE INDEX quality_intakes_open ON cordon.quality_intakes (received_at) WHERE state IN ('waiting', 'working', 'withheld');
GRANT SELECT, INSERT, UPDATE ON cordon.quality_intakes TO :app;

-- What came, until the job is done with it. Nobody reads it.
CREATE TABLE cordon.quality_quarantine (
  intake_id  text NOT NULL REFERENCES cordon.quality_intakes,
  nth        int NOT NULL,
  sealed     bytea NOT NULL,
  PRIMARY KEY (intake_id, nth)
);
GRANT SELECT, INSERT, DELETE ON cordon.quality_quarantine TO :app;

CREATE TABLE cordon.quality_conversations (
  id            text PRIMARY KEY REFERENCES cordon.quality_intakes,
  ticket_id     text NOT NULL REFERENCES cordon.tickets,
  party_id      text NOT NULL REFERENCES cordon.parties,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  site_id       text REFERENCES cordon.sites,
  queue         text NOT NULL,
  kind          text NOT NULL,
  contact_reason text NOT NULL,
  agent_token   text,
  -- Keyed hash: how many customers a group has, not who they are.
  customer_hash text NOT NULL,
  began_at      timestamptz NOT NULL,
  seconds       int,
  turns         int NOT NULL,
  removed       jsonb NOT NULL,
  sealed        bytea NOT NULL,
  version       int NOT NULL,
  anonymised_at timestamptz NOT NULL,
  entry         bigint NOT NULL,
  keep_until    timestamptz NOT NULL
);
CREATE INDEX quality_conversations_began ON cordon.quality_conversations (began_at DESC);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.quality_conversations TO :app;
