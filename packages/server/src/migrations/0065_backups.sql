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
