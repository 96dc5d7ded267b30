-- Customer databases Cordon stands before.

CREATE TABLE cordon.sources (
  id             text PRIMARY KEY,
  name           text NOT NULL,
  -- AES-256-GCM sealed connection strings: the login that reads the generated views, and the one that writes scope.
  reader_sealed  bytea NOT NULL,
  scope_sealed   bytea NOT NULL,
  owner_sealed   bytea NOT NULL,
  -- What the source holds, confirmed by a person (core DataMap).
  data_map       jsonb NOT NULL,
  map_version    int NOT NULL,
  confirmed_by   text REFERENCES cordon.persons,
  created_at     timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON cordon.sources TO :app;
