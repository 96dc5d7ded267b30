-- Where events of the ledger are sent, one after the other, each batch until it is acknowledged.
CREATE TABLE cordon.siem_receivers (
  id               text PRIMARY KEY,
  name             text NOT NULL,
  -- AES-256-GCM sealed: address, where it may lead, the secret the batches are signed with.
  settings_sealed  bytea NOT NULL,
  added_by         text NOT NULL REFERENCES cordon.persons,
  added_at         timestamptz NOT NULL,
  ended_at         timestamptz,
  -- The first entry that was not acknowledged yet.
  next             bigint NOT NULL CHECK (next >= 0),
  -- Batches that failed since the last that went well, and when the next try is.
  tries            int NOT NULL DEFAULT 0,
  due_at           timestamptz NOT NULL,
  well_at          timestamptz,
  -- A code of ours: why the last try failed.
  problem          text
);
GRANT SELECT, INSERT, UPDATE ON cordon.siem_receivers TO :app;
