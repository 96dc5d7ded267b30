-- A fact that was typed wrongly is taken back by a row of its own, and may be stated anew in its place. Nothing is changed or
-- taken out: the strict clocks count what was taken back.
ALTER TABLE cordon.incident_facts
  ADD COLUMN takes_back   bigint UNIQUE REFERENCES cordon.incident_facts,
  ADD COLUMN in_place_of  bigint REFERENCES cordon.incident_facts,
  ADD CHECK ((kind = 'withdrawn') = (takes_back IS NOT NULL)),
  ADD CHECK (takes_back IS NULL OR in_place_of IS NULL);

-- A notice to those affected goes to each by themselves. Their addresses are sealed, and erased one by one as it is mailed.
ALTER TABLE cordon.breach_notices
  -- How many it goes to; null: it is no notice by a list.
  ADD COLUMN people       integer CHECK (people > 0),
  -- When the last was mailed or given up.
  ADD COLUMN finished_at  timestamptz,
  ADD CHECK (people IS NULL OR address IS NULL),
  ADD CHECK (people IS NOT NULL OR finished_at IS NULL);
GRANT UPDATE (finished_at) ON cordon.breach_notices TO :app;

CREATE TABLE cordon.notice_people (
  notice_id       text NOT NULL REFERENCES cordon.breach_notices,
  -- In the list as it was given: entries name them by it.
  nth             integer NOT NULL,
  address_sealed  text,
  tries           integer NOT NULL DEFAULT 0,
  next_at         timestamptz NOT NULL,
  problem         text CHECK (problem IN ('mail-failed', 'no-mail-server')),
  mailed_at       timestamptz,
  given_up_at     timestamptz,
  PRIMARY KEY (notice_id, nth),
  CHECK (mailed_at IS NULL OR given_up_at IS NULL),
  CHECK ((address_sealed IS NULL) = (mailed_at IS NOT NULL OR given_up_at IS NOT NULL))
);
CREATE INDEX notice_people_waiting ON cordon.notice_people (next_at) WHERE address_sealed IS NOT NULL;
GRANT SELECT, INSERT ON cordon.notice_people TO :app;
GRANT UPDATE (address_sealed, tries, next_at, problem, mailed_at, given_up_at) ON cordon.notice_people TO :app;
