-- Runs of control tests: what each was made on, what failed, and where the next look at the ledger begins.
CREATE TABLE cordon.control_runs (
  nth         bigint GENERATED ALWAYS AS IDENTITY,
  run_set     text NOT NULL,
  test        text NOT NULL,
  at          timestamptz NOT NULL,
  ran         boolean NOT NULL,
  population  int NOT NULL CHECK (population >= 0),
  failed      int NOT NULL CHECK (failed BETWEEN 0 AND population),
  parts       jsonb NOT NULL,
  failing     jsonb NOT NULL CHECK (jsonb_array_length(failing) <= 1000),
  ms          int NOT NULL,
  PRIMARY KEY (run_set, test),
  -- What could not be made says nothing.
  CHECK (ran OR population = 0)
);
CREATE INDEX control_runs_test ON cordon.control_runs (test, at DESC, nth DESC);
GRANT SELECT, INSERT, DELETE ON cordon.control_runs TO :app;

CREATE TABLE cordon.control_marks (
  test   text PRIMARY KEY,
  state  jsonb NOT NULL,
  at     timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON cordon.control_marks TO :app;
