-- What is known of an incident, in the order in which it was recorded: clocks and notices are made of it. Nothing is ever
-- changed or taken out; a later answer stands in place of an earlier one. The incident is named by its id alone: incidents
-- are kept by another part, and a clock must start even before that one knows of it.
CREATE TABLE cordon.incident_facts (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  incident_id  text NOT NULL,
  kind         text NOT NULL,
  fact         jsonb NOT NULL,
  -- Null: Cordon itself, when a notice went out.
  recorded_by  text REFERENCES cordon.persons,
  recorded_at  timestamptz NOT NULL
);
CREATE INDEX incident_facts_of ON cordon.incident_facts (incident_id, id);

-- Reminders of clocks: one a mark and person, made once and mailed until it is taken.
CREATE TABLE cordon.clock_reminders (
  incident_id  text NOT NULL,
  clock        text NOT NULL,
  -- Percent of the time that has passed; 0 for what is owed at once.
  mark         integer NOT NULL CHECK (mark IN (0, 50, 80, 100)),
  -- For which due time; a clock that moves reminds anew. Of what is owed at once: when it began.
  for_time     timestamptz NOT NULL,
  person_id    text NOT NULL REFERENCES cordon.persons,
  subject      text NOT NULL,
  words        text NOT NULL,
  made_at      timestamptz NOT NULL,
  tries        integer NOT NULL DEFAULT 0,
  next_at      timestamptz NOT NULL,
  sent_at      timestamptz,
  PRIMARY KEY (incident_id, clock, mark, for_time, person_id)
);
CREATE INDEX clock_reminders_waiting ON cordon.clock_reminders (next_at) WHERE sent_at IS NULL;

-- Notices as a person gave them: mailed by a job until the mail server takes them, or handed out as a file.
CREATE TABLE cordon.breach_notices (
  id           text PRIMARY KEY,
  incident_id  text NOT NULL,
  clock        text NOT NULL,
  kind         text NOT NULL,
  -- What it says, by part, under the installation's key: a vendor's may name those affected (45 CFR 164.410(c)(1)).
  texts_sealed text NOT NULL,
  -- Parts that it says nothing of yet (a first phase).
  missing      text[] NOT NULL,
  -- Null: handed out as a file.
  address      text,
  zone         text NOT NULL,
  made_by      text NOT NULL REFERENCES cordon.persons,
  made_at      timestamptz NOT NULL,
  entry        bigint NOT NULL,
  tries        integer NOT NULL DEFAULT 0,
  next_at      timestamptz,
  problem      text CHECK (problem IN ('mail-failed', 'no-mail-server')),
  sent_at      timestamptz,
  CHECK (address IS NOT NULL OR (next_at IS NULL AND sent_at IS NULL))
);
CREATE INDEX breach_notices_of ON cordon.breach_notices (incident_id, made_at);
CREATE INDEX breach_notices_waiting ON cordon.breach_notices (next_at) WHERE address IS NOT NULL AND sent_at IS NULL;

GRANT SELECT, INSERT ON cordon.incident_facts, cordon.clock_reminders, cordon.breach_notices TO :app;
GRANT UPDATE (tries, next_at, sent_at) ON cordon.clock_reminders TO :app;
GRANT UPDATE (tries, next_at, sent_at, problem) ON cordon.breach_notices TO :app;
