-- Who was told that work is recorded: anew for each agreement, and when it is kept for another time.

CREATE TABLE cordon.recording_notices (
  person_id     text NOT NULL REFERENCES cordon.persons,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  keep_days     int NOT NULL,
  told_at       timestamptz NOT NULL,
  PRIMARY KEY (person_id, agreement_id, keep_days)
);
GRANT SELECT, INSERT ON cordon.recording_notices TO :app;

-- How far accesses were held against recordings: each is judged once.
CREATE TABLE cordon.recording_looks (
  agreement_id  text PRIMARY KEY REFERENCES cordon.agreements,
  until_at      timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON cordon.recording_looks TO :app;
