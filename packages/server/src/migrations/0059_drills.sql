-- Breach drills: what was tried and what came of it, and what was made for it and is taken away again.

CREATE TABLE cordon.drill_runs (
  id            text PRIMARY KEY,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  -- Null: the schedule, or whoever has the machine.
  asked_by      text REFERENCES cordon.persons,
  -- All drills, or some that somebody asked for.
  whole         boolean NOT NULL,
  drills        text[] NOT NULL,
  started_at    timestamptz NOT NULL,
  ended_at      timestamptz,
  -- Canonical JSON; its SHA-256 stands in the entry that ended the run.
  report        text,
  entry         bigint,
  -- Set where it broke off.
  failed        boolean NOT NULL DEFAULT false,
  CHECK ((report IS NULL) = (entry IS NULL))
);
CREATE INDEX drill_runs_started ON cordon.drill_runs (started_at DESC);
GRANT SELECT, INSERT, UPDATE ON cordon.drill_runs TO :app;

CREATE TABLE cordon.drill_results (
  run_id    text NOT NULL REFERENCES cordon.drill_runs,
  drill     text NOT NULL,
  at        timestamptz NOT NULL,
  -- Null: it was not made, and the result says why.
  passed    boolean,
  result    json NOT NULL,
  PRIMARY KEY (run_id, drill)
);
CREATE INDEX drill_results_drill ON cordon.drill_results (drill, at DESC);
GRANT SELECT, INSERT ON cordon.drill_results TO :app;

-- Noted before it is made, so that a run that broke off leaves nothing behind that nobody knows of.
CREATE TABLE cordon.drill_ground (
  id        text PRIMARY KEY,
  run_id    text NOT NULL REFERENCES cordon.drill_runs,
  kind      text NOT NULL CHECK (kind IN ('party', 'site', 'network', 'person', 'ticket')),
  made_at   timestamptz NOT NULL,
  taken_at  timestamptz
);
CREATE INDEX drill_ground_left ON cordon.drill_ground (run_id) WHERE taken_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.drill_ground TO :app;

-- How often all drills are made; no row: monthly.
CREATE TABLE cordon.drill_schedule (
  one         boolean PRIMARY KEY DEFAULT true CHECK (one),
  -- Null: by hand only.
  every_days  int CHECK (every_days BETWEEN 1 AND 366),
  changed_by  text NOT NULL REFERENCES cordon.persons,
  changed_at  timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON cordon.drill_schedule TO :app;

-- Tabletop exercises: a scenario, what became known earlier than planned, and what was decided. No customer is in them.
CREATE TABLE cordon.tabletops (
  id          text PRIMARY KEY,
  scenario    text NOT NULL,
  started_by  text NOT NULL REFERENCES cordon.persons,
  started_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  -- What the table takes away from it.
  lesson      text,
  -- Holds the hash of the debrief.
  entry       bigint,
  CHECK ((ended_at IS NULL) = (lesson IS NULL) AND (ended_at IS NULL) = (entry IS NULL))
);
GRANT SELECT, INSERT, UPDATE ON cordon.tabletops TO :app;

CREATE TABLE cordon.tabletop_steps (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tabletop_id  text NOT NULL REFERENCES cordon.tabletops,
  at           timestamptz NOT NULL,
  person_id    text NOT NULL REFERENCES cordon.persons,
  kind         text NOT NULL CHECK (kind IN ('inject', 'decision')),
  inject       text NOT NULL,
  role         text,
  words        text,
  CHECK ((kind = 'decision') = (role IS NOT NULL) AND (role IS NULL) = (words IS NULL))
);
CREATE INDEX tabletop_steps_of ON cordon.tabletop_steps (tabletop_id, id);
GRANT SELECT, INSERT ON cordon.tabletop_steps TO :app;
