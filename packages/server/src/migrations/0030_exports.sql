-- A second person's approval of one request, and exports, which need one.

CREATE TABLE cordon.approvals (
  id               text PRIMARY KEY,
  kind             text NOT NULL CHECK (kind IN ('export', 'reveal')),
  agreement_id     text NOT NULL REFERENCES cordon.agreements,
  person_id        text NOT NULL REFERENCES cordon.persons,
  -- What the gate finds it by: of a reveal the cell, its row as a keyed hash; of an export its own id.
  about            text NOT NULL,
  ticket_id        text REFERENCES cordon.tickets,
  -- Canonical JSON of ids, codes, counts and names of the data map: exactly the bytes that are hashed.
  request          text NOT NULL,
  hash             bytea NOT NULL CHECK (length(hash) = 32),
  -- The session key that signed an export; a reveal is signed anew each time.
  signed_by        text,
  asked_at         timestamptz NOT NULL,
  asked_until      timestamptz NOT NULL,
  approved         boolean,
  decided_by       text REFERENCES cordon.persons,
  decided_at       timestamptz,
  -- The entry of the decision: it says the hash that was approved, where nobody can change it.
  decided_entry    bigint,
  stands_until     timestamptz,
  withdrawn_at     timestamptz,
  CONSTRAINT second_person CHECK (decided_by <> person_id),
  CONSTRAINT decided CHECK (num_nulls(approved, decided_by, decided_at, decided_entry) IN (0, 4)),
  CONSTRAINT stands CHECK ((approved IS TRUE) = (stands_until IS NOT NULL))
);
CREATE INDEX approvals_about ON cordon.approvals (person_id, about);
CREATE INDEX approvals_open ON cordon.approvals (asked_at DESC) WHERE approved IS NULL AND withdrawn_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.approvals TO :app;

CREATE TABLE cordon.exports (
  id           text PRIMARY KEY REFERENCES cordon.approvals,
  state        text NOT NULL CHECK (state IN ('waiting', 'running', 'ready', 'downloaded', 'stopped', 'expired')),
  done         int NOT NULL DEFAULT 0,
  pieces       int NOT NULL,
  rows         int NOT NULL DEFAULT 0,
  -- Of its pieces, in their order.
  entries      int[] NOT NULL DEFAULT '{}',
  -- Cells of the customer that was made up for it.
  canary       jsonb,
  started_at   timestamptz,
  -- When the job last said that it works.
  beat_at      timestamptz,
  ready_until  timestamptz,
  -- Why it was stopped.
  code         text,
  file_hash    bytea CHECK (length(file_hash) = 32),
  finished_at  timestamptz
);
GRANT SELECT, INSERT, UPDATE ON cordon.exports TO :app;

-- What was made of it, one row an entry, until it is downloaded.
CREATE TABLE cordon.export_pieces (
  export_id  text NOT NULL REFERENCES cordon.exports,
  nth        int NOT NULL,
  ticket_id  text NOT NULL REFERENCES cordon.tickets,
  entry      bigint NOT NULL,
  rows       int NOT NULL,
  -- Lines, sealed under the ticket's key.
  sealed     bytea NOT NULL,
  PRIMARY KEY (export_id, nth)
);
GRANT SELECT, INSERT, DELETE ON cordon.export_pieces TO :app;
