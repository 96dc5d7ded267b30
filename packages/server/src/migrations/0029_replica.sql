-- A source may be read at a standby: the key its row scopes are signed with.

ALTER TABLE cordon.sources
  -- AES-256-GCM sealed.
  ADD COLUMN scope_key_sealed bytea;
