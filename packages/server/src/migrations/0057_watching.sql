-- What is watched, what was signalled, and what people made of it.

-- Steps of tickets, by whatever hand: monitoring reads them beside the accesses. They name no customer.
CREATE TABLE cordon.ticket_steps (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Ids are given before they are committed; whoever follows reads only what no running transaction can come before.
  xid        xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at         timestamptz NOT NULL,
  ticket_id  text NOT NULL,
  party_id   text NOT NULL,
  purpose    text NOT NULL,
  person_id  text,
  step       text NOT NULL CHECK (step IN ('ticket-opened', 'ticket-taken', 'ticket-bound', 'ticket-closed')),
  code       text
);
CREATE INDEX ticket_steps_followed ON cordon.ticket_steps (xid, id);

CREATE FUNCTION cordon.ticket_stepped() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO cordon.ticket_steps (at, ticket_id, party_id, purpose, step)
    VALUES (NEW.created_at, NEW.id, NEW.party_id, NEW.purpose, 'ticket-opened');
  END IF;
  IF NEW.assignee_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.assignee_id IS DISTINCT FROM OLD.assignee_id) THEN
    INSERT INTO cordon.ticket_steps (at, ticket_id, party_id, purpose, person_id, step)
    VALUES (coalesce(NEW.in_hand_since, NEW.last_work_at), NEW.id, NEW.party_id, NEW.purpose, NEW.assignee_id, 'ticket-taken');
  END IF;
  IF NEW.bound_by IS NOT NULL AND TG_OP = 'UPDATE' AND NEW.bound_by IS DISTINCT FROM OLD.bound_by THEN
    INSERT INTO cordon.ticket_steps (at, ticket_id, party_id, purpose, person_id, step, code)
    VALUES (NEW.last_work_at, NEW.id, NEW.party_id, NEW.purpose, NEW.assignee_id, 'ticket-bound', NEW.bound_by);
  END IF;
  IF NEW.status = 'closed' AND TG_OP = 'UPDATE' AND OLD.status <> 'closed' THEN
    -- By whom it was worked on, or the helpdesk's own time of it; without either, the moment it was told.
    INSERT INTO cordon.ticket_steps (at, ticket_id, party_id, purpose, person_id, step)
    VALUES (CASE WHEN NEW.last_work_at IS DISTINCT FROM OLD.last_work_at THEN NEW.last_work_at
                 WHEN NEW.updated_at IS DISTINCT FROM OLD.updated_at THEN coalesce(NEW.updated_at, now())
                 ELSE now() END, NEW.id, NEW.party_id, NEW.purpose, OLD.assignee_id, 'ticket-closed');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_stepped AFTER INSERT OR UPDATE OF status, assignee_id, bound_by ON cordon.tickets
  FOR EACH ROW EXECUTE FUNCTION cordon.ticket_stepped();
GRANT SELECT, INSERT, DELETE ON cordon.ticket_steps TO :app;

-- Thresholds: each change is a version, with who, why, and what it would have changed on recorded history.
CREATE TABLE cordon.calibrations (
  version     int PRIMARY KEY,
  thresholds  jsonb NOT NULL,
  changed     jsonb NOT NULL,
  why         text NOT NULL,
  days        int NOT NULL,
  events      int NOT NULL,
  before      jsonb NOT NULL,
  after       jsonb NOT NULL,
  -- What a machine may close by itself, and how soon a person decides about it.
  containment jsonb NOT NULL,
  by_person   text NOT NULL REFERENCES cordon.persons,
  at          timestamptz NOT NULL
);
GRANT SELECT, INSERT ON cordon.calibrations TO :app;

-- How far the live run is: signals are known up to the position, what is folded is kept up to the snapshot's.
CREATE TABLE cordon.watching (
  one               boolean PRIMARY KEY DEFAULT true CHECK (one),
  entry             bigint NOT NULL DEFAULT -1,
  step_xid          xid8 NOT NULL DEFAULT '0',
  step_id           bigint NOT NULL DEFAULT 0,
  snapshot          text,
  snapshot_at       jsonb,
  fed               jsonb NOT NULL DEFAULT '{}'
);
INSERT INTO cordon.watching DEFAULT VALUES;
GRANT SELECT, UPDATE ON cordon.watching TO :app;

CREATE TABLE cordon.incidents (
  id              text PRIMARY KEY,
  state           text NOT NULL CHECK (state IN ('open', 'investigating', 'contained', 'closed', 'false-positive')),
  severity        text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  vendor          text NOT NULL,
  agents          text[] NOT NULL,
  kinds           text[] NOT NULL,
  -- Pseudonyms, the newest; for grouping alone.
  subjects        text[] NOT NULL,
  first_at        timestamptz NOT NULL,
  last_at         timestamptz NOT NULL,
  opened_at       timestamptz NOT NULL,
  owner_id        text REFERENCES cordon.persons,
  post_mortem     text,
  changed_at      timestamptz NOT NULL
);
CREATE INDEX incidents_open ON cordon.incidents (vendor, last_at) WHERE state IN ('open', 'investigating', 'contained');
GRANT SELECT, INSERT, UPDATE ON cordon.incidents TO :app;

CREATE TABLE cordon.signals (
  seq          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  -- Made from what was signalled, so that the same is kept once however often it is found.
  id           text PRIMARY KEY,
  at           timestamptz NOT NULL,
  raised_at    timestamptz NOT NULL,
  kind         text NOT NULL,
  agent        text,
  vendor       text NOT NULL,
  severity     text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  reason       text NOT NULL,
  events       text[] NOT NULL,
  calibration  int NOT NULL,
  incident_id  text REFERENCES cordon.incidents,
  verdict      text CHECK (verdict IN ('real', 'false-positive')),
  verdict_why  text,
  judged_by    text REFERENCES cordon.persons,
  judged_at    timestamptz,
  CHECK ((verdict IS NULL) = (judged_at IS NULL))
);
CREATE INDEX signals_incident ON cordon.signals (incident_id);
CREATE INDEX signals_agent ON cordon.signals (agent, at DESC);
CREATE INDEX signals_at ON cordon.signals (at DESC);
GRANT SELECT, INSERT, UPDATE ON cordon.signals TO :app;

CREATE TABLE cordon.incident_notes (
  id           text PRIMARY KEY,
  incident_id  text NOT NULL REFERENCES cordon.incidents,
  at           timestamptz NOT NULL,
  person_id    text NOT NULL REFERENCES cordon.persons,
  text         text NOT NULL
);
CREATE INDEX incident_notes_incident ON cordon.incident_notes (incident_id, at);
GRANT SELECT, INSERT ON cordon.incident_notes TO :app;

-- What became of an incident, in order: each is an entry of the ledger too.
CREATE TABLE cordon.incident_acts (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  incident_id  text NOT NULL REFERENCES cordon.incidents,
  at           timestamptz NOT NULL,
  act          text NOT NULL,
  -- Null for Cordon itself.
  person_id    text REFERENCES cordon.persons,
  detail       text,
  -- Of its entry, which is owed under this key.
  owed         text NOT NULL UNIQUE
);
CREATE INDEX incident_acts_incident ON cordon.incident_acts (incident_id, id);
GRANT SELECT, INSERT ON cordon.incident_acts TO :app;

CREATE TABLE cordon.incident_containments (
  id            text PRIMARY KEY,
  incident_id   text NOT NULL REFERENCES cordon.incidents,
  step          text NOT NULL CHECK (step IN ('step-up', 'suspend-agent', 'suspend-vendor', 'end-agreement')),
  -- Person, party or agreement.
  target        text NOT NULL,
  why           text NOT NULL,
  ordered_at    timestamptz NOT NULL,
  -- Null when a machine ordered it; then a person decides by `decide_by`.
  ordered_by    text REFERENCES cordon.persons,
  decide_by     timestamptz,
  done_at       timestamptz,
  -- It was so before: undoing it opens nothing.
  already       boolean NOT NULL DEFAULT false,
  decision      text CHECK (decision IN ('kept', 'undone')),
  decided_by    text REFERENCES cordon.persons,
  decided_at    timestamptz,
  -- How the person was asked for their side; the secret of the link is kept as a hash.
  answer_hash   bytea,
  told_at       timestamptz,
  answer        text,
  answered_at   timestamptz,
  CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CHECK ((ordered_by IS NULL) = (decide_by IS NOT NULL))
);
CREATE UNIQUE INDEX incident_containments_once ON cordon.incident_containments (incident_id, step, target)
  WHERE decision IS DISTINCT FROM 'undone';
CREATE INDEX incident_containments_waiting ON cordon.incident_containments (decide_by)
  WHERE ordered_by IS NULL AND decision IS NULL;
CREATE UNIQUE INDEX incident_containments_answer ON cordon.incident_containments (answer_hash);
GRANT SELECT, INSERT, UPDATE ON cordon.incident_containments TO :app;
