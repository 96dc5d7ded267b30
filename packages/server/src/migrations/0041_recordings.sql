-- Recorded sessions: how somebody worked on a ticket, every value masked before it left the browser.

CREATE TABLE cordon.recordings (
  id            text PRIMARY KEY,
  ticket_id     text NOT NULL REFERENCES cordon.tickets,
  person_id     text NOT NULL REFERENCES cordon.persons,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  -- Of the browser that records: no other one adds to it.
  session_id    text NOT NULL,
  place         text NOT NULL CHECK (place IN ('workspace', 'sidebar')),
  started_at    timestamptz NOT NULL,
  -- When something of it last came.
  last_at       timestamptz NOT NULL,
  -- What the browser said at its end; null where it never said goodbye.
  ended_at      timestamptz,
  made          int,
  -- Whether it was ever searched for the values of its customer.
  searched      boolean NOT NULL DEFAULT false,
  kept_until    timestamptz NOT NULL,
  CONSTRAINT ended CHECK ((ended_at IS NULL) = (made IS NULL))
);
CREATE INDEX recordings_started ON cordon.recordings (started_at DESC);
CREATE INDEX recordings_of ON cordon.recordings (person_id, ticket_id, started_at);
CREATE INDEX recordings_kept ON cordon.recordings (kept_until);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.recordings TO :app;

CREATE TABLE cordon.recording_pieces (
  recording_id  text NOT NULL REFERENCES cordon.recordings ON DELETE CASCADE,
  seq           int NOT NULL CHECK (seq >= 0),
  from_at       timestamptz NOT NULL,
  until_at      timestamptz NOT NULL,
  events        int NOT NULL,
  -- Characters of them, unpacked.
  size          int NOT NULL,
  -- Events, packed and sealed under the ticket's key.
  sealed        bytea NOT NULL,
  -- What the second lock took out, by its type and how often.
  found         jsonb NOT NULL,
  PRIMARY KEY (recording_id, seq)
);
GRANT SELECT, INSERT, DELETE ON cordon.recording_pieces TO :app;
