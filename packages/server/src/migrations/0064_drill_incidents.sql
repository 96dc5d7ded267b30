-- Incidents of breach drills: told from real ones, counted with none of them, ended with their run.

ALTER TABLE cordon.incidents
  -- The run whose people it is about; null: it is real.
  ADD COLUMN drill text REFERENCES cordon.drill_runs;
CREATE INDEX incidents_drill ON cordon.incidents (drill) WHERE drill IS NOT NULL;
