-- Customers that nobody is. Which of a source's they are stands here and nowhere else.

CREATE TABLE cordon.canaries (
  id              text PRIMARY KEY,
  source_id       text NOT NULL REFERENCES cordon.sources,
  -- Keyed hash of the customer's number.
  subject_hash    text NOT NULL,
  -- The number, the address on file and what they are called by those who seeded them, sealed.
  details_sealed  bytea NOT NULL,
  seeded_by       text NOT NULL REFERENCES cordon.persons,
  seeded_at       timestamptz NOT NULL,
  withdrawn_at    timestamptz
);
CREATE UNIQUE INDEX canaries_subject ON cordon.canaries (source_id, subject_hash) WHERE withdrawn_at IS NULL;

CREATE TABLE cordon.canary_contacts (
  id             text PRIMARY KEY,
  canary_id      text NOT NULL REFERENCES cordon.canaries,
  at             timestamptz NOT NULL,
  via            text NOT NULL CHECK (via IN ('mail', 'lookup', 'test')),
  -- Who was shown the address that was used; null for the one on file.
  person_id      text REFERENCES cordon.persons,
  agreement_id   text REFERENCES cordon.agreements,
  -- Entries under which it was shown, newest first.
  entries        int[] NOT NULL,
  -- Who wrote, or who looked it up: sealed.
  sender_sealed  bytea NOT NULL
);
CREATE INDEX canary_contacts_canary ON cordon.canary_contacts (canary_id, at DESC);
GRANT SELECT, INSERT, UPDATE ON cordon.canaries TO :app;
GRANT SELECT, INSERT ON cordon.canary_contacts TO :app;
