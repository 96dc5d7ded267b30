-- Backups that were made, and drills in which one was restored.

CREATE TABLE cordon.backups (
  id             text PRIMARY KEY,
  at             timestamptz NOT NULL,
  -- Entries of the ledger in it.
  entries        bigint NOT NULL,
  rows           bigint NOT NULL,
  bytes          bigint NOT NULL,
  -- Of the file as it lies there.
  sha256         text NOT NULL,
  -- Whether the keys were written too, to a file of their own.
  with_keys      boolean NOT NULL,
  locked_with    text NOT NULL CHECK (locked_with IN ('passphrase', 'public-key')),
  entry          bigint NOT NULL
);
CREATE INDEX backups_at ON cordon.backups (at DESC);
GRANT SELECT, INSERT ON cordon.backups TO :app;

CREATE TABLE cordon.restore_drills (
  id             text PRIMARY KEY,
  asked_at       timestamptz NOT NULL,
  -- Null: the schedule.
  asked_by       text REFERENCES cordon.persons,
  state          text NOT NULL CHECK (state IN ('asked', 'running', 'passed', 'failed')),
  -- How far it is.
  step           text CHECK (step IN ('backing-up', 'starting', 'restoring', 'verifying', 'taking-away')),
  step_done      bigint NOT NULL DEFAULT 0,
  step_of        bigint NOT NULL DEFAULT 0,
  ended_at       timestamptz,
  entries        bigint,
  rows           bigint,
  bytes          bigint,
  back_up_ms     int,
  restore_ms     int,
  verify_ms      int,
  -- Code of what went wrong.
  problem        text,
  entry          bigint,
  CHECK ((state IN ('passed', 'failed')) = (ended_at IS NOT NULL)),
  CHECK ((state = 'failed') = (problem IS NOT NULL)),
  CHECK (state <> 'passed' OR (entries IS NOT NULL AND rows IS NOT NULL AND bytes IS NOT NULL))
);
CREATE INDEX restore_drills_asked ON cordon.restore_drills (asked_at DESC);
CREATE UNIQUE INDEX restore_drills_one ON cordon.restore_drills ((true)) WHERE state IN ('asked', 'running');
GRANT SELECT, INSERT, UPDATE ON cordon.restore_drills TO :app;

-- Servers that vendors named, and how each was found at the daily looks.

CREATE TABLE cordon.endpoints (
  id            text PRIMARY KEY,
  party_id      text NOT NULL REFERENCES cordon.parties,
  host          text NOT NULL CHECK (length(host) BETWEEN 1 AND 253),
  port          int NOT NULL CHECK (port BETWEEN 1 AND 65535),
  speaks        text NOT NULL CHECK (speaks IN ('http', 'tls')),
  used_for      text NOT NULL CHECK (used_for IN ('sign-in', 'desktop', 'helpdesk', 'files', 'api', 'mail', 'other')),
  -- Where it may be: only the company's own people name one that is not on the internet.
  reach         text NOT NULL CHECK (reach IN ('public', 'private', 'loopback')),
  named_by      text NOT NULL REFERENCES cordon.persons,
  named_at      timestamptz NOT NULL,
  withdrawn_at  timestamptz
);
CREATE UNIQUE INDEX endpoints_once ON cordon.endpoints (party_id, host, port) WHERE withdrawn_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.endpoints TO :app;

CREATE TABLE cordon.endpoint_looks (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  endpoint_id  text NOT NULL REFERENCES cordon.endpoints,
  at           timestamptz NOT NULL,
  -- What was seen, and the ids of what is wrong with it.
  look         json NOT NULL,
  failings     text[] NOT NULL
);
CREATE INDEX endpoint_looks_of ON cordon.endpoint_looks (endpoint_id, at DESC);
GRANT SELECT, INSERT ON cordon.endpoint_looks TO :app;
