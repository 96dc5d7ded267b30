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

-- How often the company wants a source's log compared, and what became of the folder its logs are put into.
CREATE TABLE cordon.log_watches (
  source_id   text PRIMARY KEY REFERENCES cordon.sources,
  -- Null while no comparison is wanted.
  every_days  int CHECK (every_days BETWEEN 1 AND 90),
  -- Logins of the company's own programs.
  own_roles   text[] NOT NULL DEFAULT '{}',
  set_at      timestamptz,
  ran_at      timestamptz,
  ran_files   int,
  -- Why the last file was not compared.
  ran_code    text
);
GRANT SELECT, INSERT, UPDATE ON cordon.log_watches TO :app;
