-- A source may be a database, a JSON API, or both: its data map says which resource is where.

ALTER TABLE cordon.sources
  ALTER COLUMN reader_sealed DROP NOT NULL,
  ALTER COLUMN scope_sealed DROP NOT NULL,
  ALTER COLUMN owner_sealed DROP NOT NULL,
  -- AES-256-GCM sealed: the API's address and Cordon's own credential there.
  ADD COLUMN api_sealed bytea,
  ADD CONSTRAINT somewhere CHECK (owner_sealed IS NOT NULL OR api_sealed IS NOT NULL),
  ADD CONSTRAINT whole_database CHECK (num_nulls(reader_sealed, scope_sealed, owner_sealed) IN (0, 3));
