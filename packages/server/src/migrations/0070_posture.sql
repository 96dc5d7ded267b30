-- Devices of the parties, what they report of themselves, and who works on them. Raw reports are not kept: only what a rule
-- needs, and no name, path or serial number.

-- A way for devices to enrol, or for a shipper of logs to hand in what they reported.
CREATE TABLE cordon.device_secrets (
  id            text PRIMARY KEY,
  party_id      text NOT NULL REFERENCES cordon.parties,
  use           text NOT NULL CHECK (use IN ('enroll', 'forward')),
  name          text NOT NULL,
  secret_hash   bytea NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
  created_by    text NOT NULL REFERENCES cordon.persons,
  created_at    timestamptz NOT NULL,
  last_used_at  timestamptz,
  revoked_at    timestamptz
);
CREATE INDEX device_secrets_party ON cordon.device_secrets (party_id);

CREATE TABLE cordon.devices (
  id          text PRIMARY KEY,
  party_id    text NOT NULL REFERENCES cordon.parties,
  name        text NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('desktop', 'laptop', 'thin-client', 'other')),
  platform    text CHECK (platform IN ('darwin', 'windows', 'linux')),
  site_id     text REFERENCES cordon.sites,
  -- Several people take turns at it.
  shared      boolean NOT NULL DEFAULT false,
  -- Keyed hashes: of what the device calls itself, and of the key it was given.
  host_hash   bytea CHECK (length(host_hash) = 32),
  node_hash   bytea UNIQUE CHECK (length(node_hash) = 32),
  secret_id   text REFERENCES cordon.device_secrets,
  added_at    timestamptz NOT NULL,
  -- What was told, folded; and what it came to when it was judged.
  state       jsonb NOT NULL DEFAULT '{}',
  ok          boolean NOT NULL DEFAULT false,
  failing     text[] NOT NULL DEFAULT '{}',
  unknown     text[] NOT NULL DEFAULT '{}',
  -- The oldest report the verdict rests on; null while one is missing.
  told_at     timestamptz,
  heard_at    timestamptz,
  address     inet,
  retired_at  timestamptz,
  retired_by  text REFERENCES cordon.persons,
  CHECK (NOT ok OR told_at IS NOT NULL),
  CHECK ((retired_at IS NULL) = (retired_by IS NULL)),
  UNIQUE (party_id, host_hash)
);

CREATE TABLE cordon.device_people (
  device_id  text NOT NULL REFERENCES cordon.devices ON DELETE CASCADE,
  person_id  text NOT NULL REFERENCES cordon.persons ON DELETE CASCADE,
  given_by   text NOT NULL REFERENCES cordon.persons,
  given_at   timestamptz NOT NULL,
  PRIMARY KEY (device_id, person_id)
);
CREATE INDEX device_people_person ON cordon.device_people (person_id);

-- The device that somebody said they sit at, for the session in which they said so.
CREATE TABLE cordon.session_devices (
  session_id  text PRIMARY KEY REFERENCES auth.session ON DELETE CASCADE,
  device_id   text NOT NULL REFERENCES cordon.devices ON DELETE CASCADE,
  chosen_at   timestamptz NOT NULL
);
CREATE INDEX session_devices_device ON cordon.session_devices (device_id);

GRANT SELECT, INSERT, UPDATE ON cordon.device_secrets, cordon.devices TO :app;
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.device_people, cordon.session_devices TO :app;

-- A device that leaves the agreed state takes access away from everybody who works on it, by whatever hand it is written.
CREATE FUNCTION cordon.device_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  is_ jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
  IF TG_TABLE_NAME = 'devices' THEN
    INSERT INTO cordon.standing_moves (key)
      SELECT dp.person_id FROM cordon.device_people dp WHERE dp.device_id = is_->>'id'
      UNION
      SELECT p.id FROM cordon.session_devices sd JOIN auth.session s ON s.id = sd.session_id
        JOIN cordon.persons p ON p.user_id = s."userId" WHERE sd.device_id = is_->>'id';
  ELSE
    INSERT INTO cordon.standing_moves (key)
      SELECT DISTINCT p.id FROM auth.session s JOIN cordon.persons p ON p.user_id = s."userId"
       WHERE s.id IN (was->>'session_id', is_->>'session_id');
  END IF;
  RETURN NULL;
END $$;
-- A newer report of the same takes nothing away.
CREATE TRIGGER device_moved AFTER UPDATE ON cordon.devices
  FOR EACH ROW WHEN ((OLD.ok, OLD.failing, OLD.shared, OLD.party_id, OLD.retired_at, OLD.told_at IS NULL)
    IS DISTINCT FROM (NEW.ok, NEW.failing, NEW.shared, NEW.party_id, NEW.retired_at, NEW.told_at IS NULL)
    OR NEW.told_at < OLD.told_at)
  EXECUTE FUNCTION cordon.device_moved();
CREATE TRIGGER device_moved AFTER INSERT OR UPDATE OR DELETE ON cordon.session_devices
  FOR EACH ROW EXECUTE FUNCTION cordon.device_moved();
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE ON cordon.device_people
  FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved('person_id');
