-- Who works as what, under which agreement and when; the reviews of that; and the two exceptions the terms can make.

CREATE TABLE cordon.assignments (
  id            text PRIMARY KEY,
  person_id     text NOT NULL REFERENCES cordon.persons,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  -- A role of the terms and a purpose of the work. The terms say what the two may see.
  access_role   text NOT NULL CHECK (access_role <> ''),
  purpose       text NOT NULL CHECK (purpose <> ''),
  site_id       text REFERENCES cordon.sites,
  -- { "days": ["mon"], "from": "22:00", "to": "06:00", "timeZone": "Asia/Manila" }; null for always.
  shift         jsonb,
  from_at       timestamptz NOT NULL,
  until_at      timestamptz CHECK (until_at > from_at),
  -- Null for what stood before there were assignments, and for what a directory gave.
  made_by       text REFERENCES cordon.persons,
  made_at       timestamptz NOT NULL,
  -- The group of the vendor's directory that gave it, or `roster`; null for what people gave. A deleted group is still named.
  group_id      text,
  ended_at      timestamptz,
  ended_by      text REFERENCES cordon.persons,
  ended_why     text CHECK (ended_why IN ('ended', 'replaced', 'removed', 'unanswered', 'site-closed', 'directory')),
  CHECK ((ended_at IS NULL) = (ended_why IS NULL))
);
-- One at a time for each kind of work, so that which role somebody acts in is never a choice.
CREATE UNIQUE INDEX assignments_one ON cordon.assignments (person_id, agreement_id, purpose) WHERE ended_at IS NULL;
CREATE INDEX assignments_agreement ON cordon.assignments (agreement_id) WHERE ended_at IS NULL;
CREATE INDEX assignments_group ON cordon.assignments (group_id) WHERE ended_at IS NULL AND group_id IS NOT NULL;

-- Times in which an assignment is on or off whatever its shift says; on counts more than off.
CREATE TABLE cordon.shift_changes (
  id             text PRIMARY KEY,
  assignment_id  text NOT NULL REFERENCES cordon.assignments,
  kind           text NOT NULL CHECK (kind IN ('on', 'off')),
  because        text NOT NULL CHECK (because IN ('swap', 'extend')),
  from_at        timestamptz NOT NULL,
  until_at       timestamptz NOT NULL CHECK (until_at > from_at),
  made_by        text NOT NULL REFERENCES cordon.persons,
  made_at        timestamptz NOT NULL
);
CREATE INDEX shift_changes_assignment ON cordon.shift_changes (assignment_id, until_at);

-- What people were invited for becomes an assignment under each agreement of their vendor that has not ended.
-- Nobody's work or site changes, by whatever hand, without every replica hearing whose it is: screens close or go on.
CREATE FUNCTION cordon.work_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
BEGIN
  PERFORM pg_notify('cordon_work', json_build_object('party', p.party_id, 'person', p.id)::text)
     FROM cordon.persons p
    WHERE p.id = CASE TG_TABLE_NAME
      WHEN 'persons' THEN changed->>'id'
      WHEN 'assignments' THEN changed->>'person_id'
      ELSE (SELECT a.person_id FROM cordon.assignments a WHERE a.id = changed->>'assignment_id') END;
  RETURN NULL;
END $$;
CREATE TRIGGER work_changed AFTER INSERT OR UPDATE OR DELETE ON cordon.assignments
  FOR EACH ROW EXECUTE FUNCTION cordon.work_changed();
CREATE TRIGGER work_changed AFTER INSERT OR UPDATE OR DELETE ON cordon.shift_changes
  FOR EACH ROW EXECUTE FUNCTION cordon.work_changed();
CREATE TRIGGER work_changed AFTER UPDATE OF site_id ON cordon.persons
  FOR EACH ROW WHEN (OLD.site_id IS DISTINCT FROM NEW.site_id) EXECUTE FUNCTION cordon.work_changed();

-- Ends assignments in the caller's transaction, with what they showed and opened: reveals and credentials of their people
-- under the agreement; tickets in hand go back into the queue. Those that ended before are left as they are.
CREATE FUNCTION cordon.end_assignments(ids text[], at timestamptz, by_person text, why text) RETURNS SETOF text
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  WITH gone AS (
    UPDATE cordon.assignments SET ended_at = at, ended_by = by_person, ended_why = why
    WHERE id = ANY (ids) AND ended_at IS NULL RETURNING id, person_id, agreement_id, purpose),
  closed AS (
    UPDATE cordon.reveals r SET closed_at = at FROM gone
    WHERE r.person_id = gone.person_id AND r.agreement_id = gone.agreement_id AND r.closed_at IS NULL),
  revoked AS (
    UPDATE cordon.credentials c SET revoked_at = at FROM gone
    WHERE c.person_id = gone.person_id AND c.agreement_id = gone.agreement_id AND c.kind = 'door' AND c.revoked_at IS NULL),
  back AS (
    UPDATE cordon.tickets t SET assignee_id = NULL, in_hand_since = NULL
    FROM gone JOIN cordon.agreements g ON g.id = gone.agreement_id
    WHERE t.assignee_id = gone.person_id AND t.purpose = gone.purpose AND t.source_id = g.source_id AND t.status <> 'closed')
  SELECT id FROM gone ORDER BY id
$$;
GRANT EXECUTE ON FUNCTION cordon.end_assignments(text[], timestamptz, text, text) TO :app;

INSERT INTO cordon.assignments (id, person_id, agreement_id, access_role, purpose, site_id, from_at, made_at)
SELECT 'asg_' || replace(gen_random_uuid()::text, '-', ''), p.id, a.id, p.access_role, p.purpose, p.site_id,
       greatest(p.created_at, a.created_at), greatest(p.created_at, a.created_at)
FROM cordon.persons p JOIN cordon.agreements a ON a.processor_id = p.party_id AND a.ended_at IS NULL
WHERE p.role = 'agent' AND p.access_role <> '' AND p.purpose <> '';

GRANT SELECT, INSERT, UPDATE ON cordon.assignments TO :app;
GRANT SELECT, INSERT ON cordon.shift_changes TO :app;

-- Each review puts every assignment of an agreement before a person; what nobody answers in time is removed.
CREATE TABLE cordon.access_reviews (
  id            text PRIMARY KEY,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  opened_at     timestamptz NOT NULL,
  opened_by     text REFERENCES cordon.persons,
  due_at        timestamptz NOT NULL CHECK (due_at > opened_at),
  reminded_at   timestamptz,
  closed_at     timestamptz
);
CREATE UNIQUE INDEX access_reviews_one ON cordon.access_reviews (agreement_id) WHERE closed_at IS NULL;

CREATE TABLE cordon.access_review_items (
  review_id      text NOT NULL REFERENCES cordon.access_reviews,
  assignment_id  text NOT NULL REFERENCES cordon.assignments,
  answer         text CHECK (answer IN ('keep', 'remove', 'unanswered')),
  answered_by    text REFERENCES cordon.persons,
  answered_at    timestamptz,
  PRIMARY KEY (review_id, assignment_id),
  CHECK ((answer IS NULL) = (answered_at IS NULL))
);
GRANT SELECT, INSERT, UPDATE ON cordon.access_reviews, cordon.access_review_items TO :app;

-- A helpdesk that signs what it sends. The secret must be usable, so it is sealed and not hashed; after a rotation the
-- one before stays good for a while, so that no delivery is lost.
CREATE TABLE cordon.delivery_webhooks (
  id               text PRIMARY KEY,
  source_id        text NOT NULL REFERENCES cordon.sources,
  name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  shape            text NOT NULL CHECK (shape IN ('generic', 'zendesk')),
  -- A Zendesk names neither: whose queue its tickets are in, and for which purpose.
  party_id         text REFERENCES cordon.parties,
  purpose          text,
  -- Channels of a Zendesk on which the customer was known: { "web": "request", "email": "mail" }.
  channels         jsonb NOT NULL DEFAULT '{}',
  secret_sealed    text NOT NULL,
  previous_sealed  text,
  previous_until   timestamptz,
  created_by       text NOT NULL REFERENCES cordon.persons,
  created_at       timestamptz NOT NULL,
  last_used_at     timestamptz,
  revoked_at       timestamptz,
  CHECK ((shape = 'zendesk') = (party_id IS NOT NULL AND purpose IS NOT NULL)),
  CHECK ((previous_sealed IS NULL) = (previous_until IS NULL))
);
CREATE INDEX delivery_webhooks_source ON cordon.delivery_webhooks (source_id);

-- Deliveries that were taken in; the name of each is signed with it.
CREATE TABLE cordon.deliveries_seen (
  webhook_id  text NOT NULL REFERENCES cordon.delivery_webhooks,
  delivery    text NOT NULL,
  ticket_id   text NOT NULL REFERENCES cordon.tickets,
  at          timestamptz NOT NULL,
  PRIMARY KEY (webhook_id, delivery)
);
CREATE INDEX deliveries_seen_at ON cordon.deliveries_seen (at);

-- The helpdesk's own time of the newest update that was taken in: an older one that comes late changes nothing.
ALTER TABLE cordon.tickets ADD updated_at timestamptz;

GRANT SELECT, INSERT, UPDATE ON cordon.delivery_webhooks TO :app;
GRANT SELECT, INSERT, DELETE ON cordon.deliveries_seen TO :app;

-- Work that goes on while reports fail: both parties agree, for one site or network, and it is reviewed afterwards.
CREATE TABLE cordon.leases (
  id             text PRIMARY KEY,
  agreement_id   text NOT NULL REFERENCES cordon.agreements,
  -- Kinds of condition it lets stand.
  kinds          text[] NOT NULL CHECK (cardinality(kinds) > 0),
  site_id        text REFERENCES cordon.sites,
  network        cidr,
  hours          int NOT NULL CHECK (hours BETWEEN 1 AND 8),
  reason         text NOT NULL CHECK (reason IN ('disaster', 'outage', 'provider-failure', 'other')),
  asked_at       timestamptz NOT NULL,
  company_by     text REFERENCES cordon.persons,
  vendor_by      text REFERENCES cordon.persons,
  -- Set when the second side agrees.
  from_at        timestamptz,
  until_at       timestamptz,
  ended_at       timestamptz,
  review_due_at  timestamptz,
  reviewed_by    text REFERENCES cordon.persons,
  reviewed_at    timestamptz,
  finding        boolean,
  CHECK ((site_id IS NULL) <> (network IS NULL)),
  CHECK (company_by IS NOT NULL OR vendor_by IS NOT NULL),
  CHECK (from_at IS NULL OR (company_by IS NOT NULL AND vendor_by IS NOT NULL AND until_at > from_at
         AND until_at <= from_at + make_interval(hours => hours) AND review_due_at IS NOT NULL)),
  CHECK (reviewed_by <> company_by)
);
CREATE INDEX leases_agreement ON cordon.leases (agreement_id);

-- One case opened to one person of the company, by others of the company together.
CREATE TABLE cordon.emergencies (
  id             text PRIMARY KEY,
  agreement_id   text NOT NULL REFERENCES cordon.agreements,
  ticket_id      text NOT NULL REFERENCES cordon.tickets,
  person_id      text NOT NULL REFERENCES cordon.persons,
  -- The role of the terms through whose eyes they see it.
  access_role    text NOT NULL,
  reason         text NOT NULL CHECK (reason IN ('danger-to-life', 'legal-deadline', 'security', 'other')),
  asked_by       text NOT NULL REFERENCES cordon.persons,
  asked_at       timestamptz NOT NULL,
  from_at        timestamptz,
  until_at       timestamptz CHECK (until_at > from_at),
  ended_at       timestamptz,
  review_due_at  timestamptz,
  reviewed_by    text REFERENCES cordon.persons,
  reviewed_at    timestamptz,
  finding        boolean,
  CHECK (reviewed_by <> person_id)
);
CREATE INDEX emergencies_agreement ON cordon.emergencies (agreement_id);

CREATE TABLE cordon.emergency_approvals (
  emergency_id  text NOT NULL REFERENCES cordon.emergencies,
  person_id     text NOT NULL REFERENCES cordon.persons,
  at            timestamptz NOT NULL,
  PRIMARY KEY (emergency_id, person_id)
);

GRANT SELECT, INSERT, UPDATE ON cordon.leases, cordon.emergencies TO :app;
GRANT SELECT, INSERT, DELETE ON cordon.emergency_approvals TO :app;

-- Takes away at once, in the caller's transaction, and tells every replica at its commit.
--   what  'session', 'person', 'party' or 'agreement', and its id
-- A lease ends with what it hangs on: its agreement, either party, or a person whose word it needed.
-- An agreement's end leaves its people signed in: they may work under another one.
CREATE FUNCTION cordon.revoke(what text, target text, at timestamptz,
  OUT sessions int, OUT credentials int, OUT links int, OUT reveals int)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  people text[];
  ended text[];
  accounts text[];
BEGIN
  IF what NOT IN ('session', 'person', 'party', 'agreement') THEN RAISE EXCEPTION 'unknown scope'; END IF;
  people := CASE what
    WHEN 'person' THEN ARRAY[target]
    WHEN 'party' THEN ARRAY(SELECT p.id FROM cordon.persons p WHERE p.party_id = target)
    ELSE '{}' END;

  WITH gone AS (
    DELETE FROM auth.session s
     WHERE (what = 'session' AND s.id = target)
        OR s."userId" IN (SELECT p.user_id FROM cordon.persons p WHERE p.id = ANY (people))
    RETURNING s.id, s."userId", s.token, s."mfaAt", s."expiresAt" > at AS live),
  kept AS (
    INSERT INTO auth.ended_sessions (token_hash, person_id, ended_at)
    SELECT sha256(convert_to(g.token, 'UTF8')), p.id, at FROM gone g JOIN cordon.persons p ON p.user_id = g."userId"
     WHERE g.live AND g."mfaAt" IS NOT NULL
    ON CONFLICT DO NOTHING)
  SELECT count(*) FILTER (WHERE live)::int, coalesce(array_agg(id), '{}'), coalesce(array_agg("userId"), '{}')
    INTO sessions, ended, accounts FROM gone;

  UPDATE cordon.credentials c SET revoked_at = at
   WHERE c.revoked_at IS NULL
     AND (c.session_id = ANY (ended) OR c.person_id = ANY (people) OR (what = 'party' AND c.party_id = target)
          OR (what = 'agreement' AND c.agreement_id = target));
  GET DIAGNOSTICS credentials = ROW_COUNT;

  UPDATE cordon.invitations i SET expires_at = at
   WHERE i.person_id = ANY (people) AND i.used_at IS NULL AND i.expires_at > at;
  GET DIAGNOSTICS links = ROW_COUNT;

  UPDATE cordon.reveals r SET closed_at = at
   WHERE r.closed_at IS NULL AND r.expires_at > at
     AND (r.person_id = ANY (people) OR (what = 'agreement' AND r.agreement_id = target)
          -- Which session a value was shown in is not kept: with one of them, all that the person has on screen goes.
          OR r.person_id IN (SELECT p.id FROM cordon.persons p WHERE p.user_id = ANY (accounts)));
  GET DIAGNOSTICS reveals = ROW_COUNT;

  UPDATE cordon.emergencies e SET ended_at = at
   WHERE e.ended_at IS NULL AND (e.until_at IS NULL OR e.until_at > at)
     AND (e.person_id = ANY (people) OR (what = 'agreement' AND e.agreement_id = target));
  DELETE FROM cordon.emergency_approvals a USING cordon.emergencies e
   WHERE e.id = a.emergency_id AND e.from_at IS NULL AND a.person_id = ANY (people);
  UPDATE cordon.leases l SET ended_at = at
   WHERE l.ended_at IS NULL AND (l.until_at IS NULL OR l.until_at > at)
     AND ((what = 'agreement' AND l.agreement_id = target) OR (what = 'person' AND target IN (l.company_by, l.vendor_by))
          OR (what = 'party' AND EXISTS (SELECT FROM cordon.agreements g
                WHERE g.id = l.agreement_id AND target IN (g.controller_id, g.processor_id))));

  PERFORM pg_notify('cordon_revoked', json_build_object('scope', what, 'id', target)::text);
END $$;
GRANT EXECUTE ON FUNCTION cordon.revoke(text, text, timestamptz) TO :app;
