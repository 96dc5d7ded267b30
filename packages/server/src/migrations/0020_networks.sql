-- Where people may come from is changed by two people, and whoever is no longer inside is out at once.

-- How often a party's list was changed. A change is confirmed against the number it was proposed on, so nobody confirms
-- something else than what they were shown; and its row is what two changes at once wait for each other at.
CREATE TABLE cordon.network_lists (
  party_id  text PRIMARY KEY REFERENCES cordon.parties,
  revision  int NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON cordon.network_lists TO :app;

-- A list cannot be changed, by whatever hand, without the number moving on and every replica hearing of it.
CREATE FUNCTION cordon.network_list_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  party text := CASE WHEN TG_OP = 'DELETE' THEN OLD.party_id ELSE NEW.party_id END;
BEGIN
  INSERT INTO cordon.network_lists AS l (party_id, revision) VALUES (party, 1)
  ON CONFLICT (party_id) DO UPDATE SET revision = l.revision + 1;
  PERFORM pg_notify('cordon_networks', party);
  RETURN NULL;
END $$;
CREATE TRIGGER network_list_changed AFTER INSERT OR UPDATE OR DELETE ON cordon.networks
  FOR EACH ROW EXECUTE FUNCTION cordon.network_list_changed();

-- A site that is closed lets nobody in: its ranges count no more, whoever lists them.
ALTER TABLE cordon.sites ADD closed_at timestamptz, ADD closed_by text REFERENCES cordon.persons,
  ADD CHECK ((closed_at IS NULL) = (closed_by IS NULL));
-- Two open sites of a party have two names.
CREATE UNIQUE INDEX sites_name ON cordon.sites (party_id, lower(name)) WHERE closed_at IS NULL;

INSERT INTO cordon.network_lists (party_id, revision) SELECT DISTINCT party_id, 1 FROM cordon.networks;

CREATE TABLE cordon.network_changes (
  id             text PRIMARY KEY,
  party_id       text NOT NULL REFERENCES cordon.parties,
  -- two-people: proposed, then confirmed by somebody else. first: of a party's very first list, by one person.
  -- urgent: ranges taken away at once by one person, reviewed by another afterwards.
  kind           text NOT NULL CHECK (kind IN ('two-people', 'first', 'urgent')),
  -- The revision it was made against.
  base           int NOT NULL,
  -- [{ id, cidr, label, site }], of ranges that come and of those that go.
  adds           jsonb NOT NULL,
  removes        jsonb NOT NULL,
  state          text NOT NULL CHECK (state IN ('pending', 'done', 'withdrawn')),
  proposed_by    text NOT NULL REFERENCES cordon.persons,
  proposed_at    timestamptz NOT NULL,
  -- Where the proposer was, so that the list is not changed to one that neither of the two is inside of.
  proposed_from  inet,
  decided_by     text REFERENCES cordon.persons,
  decided_at     timestamptz,
  -- How many people with a live session were cut off by it, when it was done.
  cut_off        int,
  reviewed_by    text REFERENCES cordon.persons,
  reviewed_at    timestamptz,
  -- The ledger entries of each step; of what is done before it is entered the ledger has the change's id as its key.
  proposed_entry bigint,
  decided_entry  bigint,
  CHECK ((state = 'pending') = (decided_at IS NULL)),
  CHECK (reviewed_by IS NULL OR kind = 'urgent'),
  -- Two people are two.
  CHECK (kind <> 'two-people' OR state <> 'done' OR decided_by <> proposed_by),
  CHECK (reviewed_by <> proposed_by)
);
CREATE INDEX network_changes_party ON cordon.network_changes (party_id, proposed_at DESC);
GRANT SELECT, INSERT, UPDATE ON cordon.network_changes TO :app;

-- Where a person signed in before: devices (hash of a cookie's name for the browser), networks (a listed range, or the
-- unit of an address), countries. Pruned after ninety days.
CREATE TABLE cordon.known_places (
  person_id  text NOT NULL REFERENCES cordon.persons,
  kind       text NOT NULL CHECK (kind IN ('device', 'network', 'country')),
  value      text NOT NULL,
  last_at    timestamptz NOT NULL,
  PRIMARY KEY (person_id, kind, value)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.known_places TO :app;

-- Sign-ins with something new about them: shown to the person and to those who look after them. Nobody is refused by one.
CREATE TABLE cordon.identity_signals (
  id           text PRIMARY KEY,
  person_id    text NOT NULL REFERENCES cordon.persons,
  session_id   text NOT NULL,
  kinds        text[] NOT NULL,
  at           timestamptz NOT NULL,
  ip           inet,
  country      text,
  user_agent   text,
  answer       text CHECK (answer IN ('mine', 'not-mine')),
  answered_at  timestamptz
);
CREATE INDEX identity_signals_person ON cordon.identity_signals (person_id, at DESC);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.identity_signals TO :app;
