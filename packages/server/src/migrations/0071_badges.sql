-- Who is where at a site: zones and readers, badges by the hash of their number, what badge systems tell, visitors, and walks of
-- inspectors.

CREATE TABLE cordon.badge_zones (
  id         text PRIMARY KEY,
  site_id    text NOT NULL REFERENCES cordon.sites,
  name       text NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('public', 'work', 'restricted')),
  closed_at  timestamptz
);
CREATE UNIQUE INDEX badge_zones_name ON cordon.badge_zones (site_id, lower(name)) WHERE closed_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.badge_zones TO :app;

CREATE TABLE cordon.badge_doors (
  id         text PRIMARY KEY,
  site_id    text NOT NULL REFERENCES cordon.sites,
  -- As the badge system names the reader.
  code       text NOT NULL,
  name       text NOT NULL,
  direction  text NOT NULL CHECK (direction IN ('in', 'out', 'unknown')),
  zone_id    text NOT NULL REFERENCES cordon.badge_zones,
  from_id    text REFERENCES cordon.badge_zones CHECK (from_id <> zone_id),
  closed_at  timestamptz,
  -- What its clock is behind by, as deliveries show, and what is added to its times.
  skew_ms    bigint NOT NULL DEFAULT 0,
  adds_ms    bigint NOT NULL DEFAULT 0,
  far        boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX badge_doors_code ON cordon.badge_doors (site_id, code) WHERE closed_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.badge_doors TO :app;

-- A badge system that delivers, and the secret it signs with.
CREATE TABLE cordon.badge_systems (
  id               text PRIMARY KEY,
  site_id          text NOT NULL REFERENCES cordon.sites,
  name             text NOT NULL,
  secret_sealed    text NOT NULL,
  previous_sealed  text,
  previous_until   timestamptz,
  created_by       text NOT NULL REFERENCES cordon.persons,
  created_at       timestamptz NOT NULL,
  -- When it last told anything, an empty delivery included: what it says counts as known since then.
  heard_at         timestamptz,
  revoked_at       timestamptz,
  CHECK ((previous_sealed IS NULL) = (previous_until IS NULL))
);
CREATE INDEX badge_systems_site ON cordon.badge_systems (site_id) WHERE revoked_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.badge_systems TO :app;

CREATE TABLE cordon.badge_visitors (
  id           text PRIMARY KEY,
  site_id      text NOT NULL REFERENCES cordon.sites,
  -- Erased when they are kept no longer.
  name_sealed  text,
  escort_id    text NOT NULL REFERENCES cordon.persons,
  in_at        timestamptz NOT NULL,
  out_at       timestamptz CHECK (out_at >= in_at),
  entered_by   text NOT NULL REFERENCES cordon.persons
);
CREATE INDEX badge_visitors_site ON cordon.badge_visitors (site_id, in_at DESC);
CREATE INDEX badge_visitors_kept ON cordon.badge_visitors (in_at) WHERE name_sealed IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.badge_visitors TO :app;

CREATE TABLE cordon.badges (
  id           text PRIMARY KEY,
  site_id      text NOT NULL REFERENCES cordon.sites,
  -- Keyed: whoever reads it can copy no badge.
  number_hash  bytea NOT NULL,
  person_id    text REFERENCES cordon.persons,
  visitor_id   text REFERENCES cordon.badge_visitors,
  from_at      timestamptz NOT NULL,
  until_at     timestamptz CHECK (until_at >= from_at),
  lost_at      timestamptz,
  CHECK ((person_id IS NULL) <> (visitor_id IS NULL))
);
CREATE INDEX badges_number ON cordon.badges (site_id, number_hash, from_at DESC);
CREATE INDEX badges_person ON cordon.badges (person_id) WHERE person_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.badges TO :app;

CREATE TABLE cordon.badge_events (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  site_id      text NOT NULL REFERENCES cordon.sites,
  -- The same however often it is told: the system's own id, or all that it says.
  key          text NOT NULL,
  at           timestamptz NOT NULL,
  received_at  timestamptz NOT NULL,
  door_id      text NOT NULL REFERENCES cordon.badge_doors,
  badge_id     text REFERENCES cordon.badges,
  direction    text NOT NULL CHECK (direction IN ('in', 'out', 'unknown')),
  result       text NOT NULL CHECK (result IN ('granted', 'denied')),
  -- Signed by a system. What came as a file is a record, and lets nobody work.
  live         boolean NOT NULL,
  UNIQUE (site_id, key)
);
CREATE INDEX badge_events_time ON cordon.badge_events (site_id, at DESC);
CREATE INDEX badge_events_badge ON cordon.badge_events (badge_id, at DESC) WHERE live;
CREATE INDEX badge_events_door ON cordon.badge_events (door_id, id DESC) WHERE live;
GRANT SELECT, INSERT, DELETE ON cordon.badge_events TO :app;

-- Where each person is by their badge, folded from the events; read with every session.
CREATE TABLE cordon.badge_presence (
  person_id  text PRIMARY KEY REFERENCES cordon.persons,
  site_id    text NOT NULL REFERENCES cordon.sites,
  -- Null: outside.
  zone_id    text REFERENCES cordon.badge_zones,
  since      timestamptz NOT NULL,
  -- Where they came from.
  before_id  text REFERENCES cordon.badge_zones
);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.badge_presence TO :app;
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE ON cordon.badge_presence
  FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved('person_id');
CREATE TRIGGER standing_emptied AFTER TRUNCATE ON cordon.badge_presence
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
-- A zone that is no longer one for work, or a system that is believed no longer.
CREATE TRIGGER standing_moved AFTER UPDATE OF kind, closed_at ON cordon.badge_zones
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER UPDATE OF revoked_at ON cordon.badge_systems
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();

-- Monitoring follows badges as it follows shifts.
ALTER TABLE cordon.person_steps
  DROP CONSTRAINT person_steps_step_check,
  ADD CONSTRAINT person_steps_step_check CHECK (step IN ('shift', 'absence', 'badge')),
  ADD COLUMN site_id text REFERENCES cordon.sites,
  ADD CHECK ((step = 'badge') = (site_id IS NOT NULL));

-- A walk through a site, as its inspector signed it.
CREATE TABLE cordon.inspections (
  id         text PRIMARY KEY,
  site_id    text NOT NULL REFERENCES cordon.sites,
  at         timestamptz NOT NULL,
  by_person  text NOT NULL REFERENCES cordon.persons,
  items      jsonb NOT NULL,
  -- SHA-256 of the words that were signed.
  statement  text NOT NULL,
  entry      bigint NOT NULL
);
CREATE INDEX inspections_site ON cordon.inspections (site_id, at DESC);
GRANT SELECT, INSERT ON cordon.inspections TO :app;

CREATE TABLE cordon.inspection_photos (
  inspection_id  text NOT NULL REFERENCES cordon.inspections,
  sha256         text NOT NULL,
  -- Painted before it came; erased when it is kept no longer.
  photo_sealed   text,
  taken_at       timestamptz NOT NULL,
  PRIMARY KEY (inspection_id, sha256)
);
CREATE INDEX inspection_photos_kept ON cordon.inspection_photos (taken_at) WHERE photo_sealed IS NOT NULL;
GRANT SELECT, INSERT, UPDATE (photo_sealed) ON cordon.inspection_photos TO :app;
