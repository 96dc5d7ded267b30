-- Comparisons of a source's own log with the ledger, as they are shown to the company and to its auditors.

CREATE TABLE cordon.reconciliations (
  id         text PRIMARY KEY,
  source_id  text NOT NULL REFERENCES cordon.sources,
  from_at    timestamptz NOT NULL,
  until_at   timestamptz NOT NULL,
  made_at    timestamptz NOT NULL,
  made_by    text REFERENCES cordon.persons,
  -- SHA-256 of the log as it came, and of the report.
  log_hash   text NOT NULL,
  hash       text NOT NULL,
  -- Canonical JSON: times, counts, tables, roles and indices of entries.
  report     text NOT NULL
);
CREATE INDEX reconciliations_source ON cordon.reconciliations (source_id, made_at DESC);
GRANT SELECT, INSERT ON cordon.reconciliations TO :app;
