-- What people typed into notes, replies and reasons, as they typed it, where the agreement keeps it. The redacted text stands
-- where it always did; this goes by itself when its days are over, and with the ticket's key.

CREATE TABLE cordon.originals (
  -- The entry under which the redacted text was kept.
  entry         bigint PRIMARY KEY,
  ticket_id     text NOT NULL REFERENCES cordon.tickets,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  act           text NOT NULL CHECK (act IN ('note', 'reply', 'reveal')),
  -- How many pieces the record does not have.
  pieces        int NOT NULL CHECK (pieces > 0),
  -- Sealed under the ticket's key.
  sealed        bytea NOT NULL,
  kept_until    timestamptz NOT NULL
);
CREATE INDEX originals_over ON cordon.originals (kept_until);
GRANT SELECT, INSERT, DELETE ON cordon.originals TO :app;
