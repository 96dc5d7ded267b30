-- What browsers tell of a screen while customer data is on it: copied, printed, left. Each is an entry of its own; here stands
-- which access it is about.

CREATE TABLE cordon.screen_events (
  entry      bigint PRIMARY KEY,
  -- The entry of the access that was on the screen.
  of_entry   bigint NOT NULL,
  person_id  text NOT NULL REFERENCES cordon.persons,
  what       text NOT NULL CHECK (what IN ('value-copied', 'page-printed', 'screen-left')),
  -- As often as the browser says since the last entry of this kind.
  times      int NOT NULL CHECK (times > 0),
  at         timestamptz NOT NULL
);
CREATE INDEX screen_events_of ON cordon.screen_events (of_entry, what, at);
CREATE INDEX screen_events_person ON cordon.screen_events (person_id, at);
GRANT SELECT, INSERT ON cordon.screen_events TO :app;
