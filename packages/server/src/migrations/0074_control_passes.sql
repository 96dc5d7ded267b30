-- Passes over control tests: who asked for which, and how far one is. One runs and one waits at most; who asks for what is
-- still to be made joins it.
CREATE TABLE cordon.control_passes (
  nth            bigint GENERATED ALWAYS AS IDENTITY,
  id             text PRIMARY KEY,
  -- In the order they are made in.
  tests          text[] NOT NULL CHECK (cardinality(tests) > 0),
  -- Null: the schedule.
  asked_by       text REFERENCES cordon.persons,
  asked_at       timestamptz NOT NULL,
  state          text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'broke-off')),
  -- The test at this place of `tests` is being made.
  made           int NOT NULL DEFAULT 0 CHECK (made BETWEEN 0 AND cardinality(tests)),
  failed         int CHECK (failed >= 0),
  could_not_run  int CHECK (could_not_run >= 0),
  ended_at       timestamptz,
  CHECK ((ended_at IS NULL) = (state IN ('waiting', 'running'))),
  CHECK ((failed IS NOT NULL AND could_not_run IS NOT NULL) = (state = 'done'))
);
CREATE UNIQUE INDEX control_passes_waiting ON cordon.control_passes ((true)) WHERE state = 'waiting';
CREATE UNIQUE INDEX control_passes_running ON cordon.control_passes ((true)) WHERE state = 'running';
CREATE INDEX control_passes_ended ON cordon.control_passes (ended_at DESC, nth DESC);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.control_passes TO :app;
