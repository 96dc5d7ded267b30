-- Keys by which a helpdesk delivers tickets of one source. A delivery may say whose ticket it is, so a key is a right of
-- the company's side: whoever holds one can bind tickets.
CREATE TABLE cordon.delivery_keys (
  id            text PRIMARY KEY,
  source_id     text NOT NULL REFERENCES cordon.sources,
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- SHA-256 of the secret: the database never holds a usable key.
  secret_hash   bytea NOT NULL UNIQUE,
  created_by    text NOT NULL REFERENCES cordon.persons,
  created_at    timestamptz NOT NULL,
  last_used_at  timestamptz,
  revoked_at    timestamptz
);
CREATE INDEX delivery_keys_source ON cordon.delivery_keys (source_id);

GRANT SELECT, INSERT, UPDATE ON cordon.delivery_keys TO :app;
