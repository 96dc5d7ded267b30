-- What is told of people beside their accesses: when they work, when they are away; and of customers: who is marked.

-- Steps of people, as monitoring follows them: of one order with the steps of tickets, so one position serves both.
CREATE TABLE cordon.person_steps (
  id         bigint PRIMARY KEY DEFAULT nextval('cordon.ticket_steps_id_seq'),
  xid        xid8 NOT NULL DEFAULT pg_current_xact_id(),
  told_at    timestamptz NOT NULL,
  person_id  text NOT NULL REFERENCES cordon.persons,
  party_id   text NOT NULL REFERENCES cordon.parties,
  step       text NOT NULL CHECK (step IN ('shift', 'absence')),
  at         timestamptz NOT NULL,
  until_at   timestamptz NOT NULL CHECK (until_at >= at),
  code       text
);
CREATE INDEX person_steps_followed ON cordon.person_steps (xid, id);
CREATE INDEX person_steps_newest ON cordon.person_steps (person_id, id DESC) WHERE step = 'shift';
GRANT SELECT, INSERT ON cordon.person_steps TO :app;
GRANT USAGE ON SEQUENCE cordon.ticket_steps_id_seq TO :app;

CREATE TABLE cordon.absences (
  id          text PRIMARY KEY,
  person_id   text NOT NULL REFERENCES cordon.persons,
  from_at     timestamptz NOT NULL,
  until_at    timestamptz NOT NULL CHECK (until_at > from_at),
  -- Never an illness: why somebody is away is health data, which nothing here needs.
  reason      text NOT NULL CHECK (reason IN ('leave', 'training', 'other')),
  said_by     text NOT NULL REFERENCES cordon.persons,
  said_at     timestamptz NOT NULL,
  ended_at    timestamptz,
  ended_by    text REFERENCES cordon.persons,
  -- Until when monitoring was told that it lasts.
  told_until  timestamptz,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX absences_person ON cordon.absences (person_id, until_at);
CREATE INDEX absences_open ON cordon.absences (from_at) WHERE ended_at IS NULL OR told_until IS NULL OR told_until > ended_at;
GRANT SELECT, INSERT, UPDATE ON cordon.absences TO :app;

-- Customers whose accesses are looked at more closely. Who they are stands here and nowhere else; the hash is the one that
-- the openings of entries are found by.
CREATE TABLE cordon.marked_customers (
  id              text PRIMARY KEY,
  source_id       text NOT NULL REFERENCES cordon.sources,
  subject_hash    bytea NOT NULL,
  subject_sealed  text NOT NULL,
  mark            text NOT NULL CHECK (mark IN ('vip', 'colleague', 'high-value')),
  -- The one of us that the customer is, where that was said.
  person_id       text REFERENCES cordon.persons CHECK (person_id IS NULL OR mark = 'colleague'),
  marked_by       text NOT NULL REFERENCES cordon.persons,
  marked_at       timestamptz NOT NULL,
  ended_by        text REFERENCES cordon.persons,
  ended_at        timestamptz,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX marked_customers_once ON cordon.marked_customers (source_id, subject_hash, mark) WHERE ended_at IS NULL;
CREATE INDEX marked_customers_hash ON cordon.marked_customers (subject_hash);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.marked_customers TO :app;
