-- A source that was connected stays in shadow, shown to nobody, until a person signs that it goes live.

ALTER TABLE cordon.sources
  ADD COLUMN database_live_at timestamptz,
  ADD COLUMN api_live_at timestamptz;

-- What is at work already goes on.
UPDATE cordon.sources SET
  database_live_at = CASE WHEN owner_sealed IS NOT NULL THEN created_at END,
  api_live_at = CASE WHEN api_sealed IS NOT NULL THEN created_at END;

-- What a shadow report said, so that the one that was signed can be shown again. Ids, clauses and counts.
CREATE TABLE cordon.source_reports (
  source_id  text NOT NULL REFERENCES cordon.sources,
  hash       text NOT NULL,
  report     jsonb NOT NULL,
  made_by    text REFERENCES cordon.persons,
  made_at    timestamptz NOT NULL,
  -- When the source went live by it.
  live_at    timestamptz,
  PRIMARY KEY (source_id, hash)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.source_reports TO :app;
