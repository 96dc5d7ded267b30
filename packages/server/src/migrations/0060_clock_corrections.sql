-- A fact that was typed wrongly is taken back by a row of its own, and may be stated anew in its place. Nothing is changed or
-- taken out: the strict clocks count what was taken back.
ALTER TABLE cordon.incident_facts
  ADD COLUMN takes_back   bigint UNIQUE REFERENCES cordon.incident_facts,
  ADD COLUMN in_place_of  bigint REFERENCES cordon.incident_facts,
  ADD CHECK ((kind = 'withdrawn') = (takes_back IS NOT NULL)),
  ADD CHECK (takes_back IS NULL OR in_place_of IS NULL);
