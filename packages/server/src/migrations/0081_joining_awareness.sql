-- Who comes, who moves and who goes; and how aware of danger a vendor's people are, never told of fewer than a group.

-- A vendor's word that somebody was looked into before they came near data: what, when, until when. Of the paper its hash alone.
CREATE TABLE cordon.background_checks (
  id            text PRIMARY KEY,
  person_id     text NOT NULL REFERENCES cordon.persons,
  party_id      text NOT NULL REFERENCES cordon.parties,
  kind          text NOT NULL CHECK (kind IN ('identity', 'employment', 'criminal-record', 'sanctions')),
  checked_on    date NOT NULL,
  expires_on    date NOT NULL CHECK (expires_on > checked_on),
  evidence      bytea NOT NULL CHECK (length(evidence) = 32),
  attested_by   text NOT NULL REFERENCES cordon.persons,
  attested_at   timestamptz NOT NULL,
  -- Of the attestation: it says the same, signed.
  entry         bigint NOT NULL,
  withdrawn_by  text REFERENCES cordon.persons,
  withdrawn_at  timestamptz,
  CONSTRAINT not_oneself CHECK (attested_by <> person_id),
  CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
);
CREATE INDEX background_checks_person ON cordon.background_checks (person_id) WHERE withdrawn_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.background_checks TO :app;
-- Access opens and closes with them, by whatever hand they are written.
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE ON cordon.background_checks
  FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved('person_id');

-- Each time that somebody left, by whatever hand, and what was found when everything was read again.
CREATE TABLE cordon.leavers (
  id         text PRIMARY KEY,
  person_id  text NOT NULL REFERENCES cordon.persons,
  party_id   text NOT NULL REFERENCES cordon.parties,
  at         timestamptz NOT NULL,
  -- From the act until everything was closed and had been read again, in milliseconds; null until it was.
  took_ms    int CHECK (took_ms >= 0),
  looked_at  timestamptz,
  alive      int CHECK (alive >= 0),
  CHECK (num_nulls(took_ms, looked_at, alive) IN (0, 3))
);
CREATE INDEX leavers_person ON cordon.leavers (person_id, at DESC);
CREATE INDEX leavers_unlooked ON cordon.leavers (at) WHERE looked_at IS NULL;

-- What they held at that moment, each thing once.
CREATE TABLE cordon.leaver_items (
  leaver_id  text NOT NULL REFERENCES cordon.leavers,
  kind       text NOT NULL,
  id         text NOT NULL,
  -- Milliseconds after the act at which it was seen to be shut; null: not shut by it.
  after_ms   float8,
  PRIMARY KEY (leaver_id, kind, id)
);
GRANT SELECT, INSERT, UPDATE ON cordon.leavers, cordon.leaver_items TO :app;

-- Everything that lets somebody in, shows them something or is theirs to use, as far as it works at that moment. The list by
-- which somebody is let go, and by which it is looked at again; a secret that they were shown and others go on using stands
-- in it too (`shared-secret`), until somebody else puts another in its place.
CREATE FUNCTION cordon.holdings(who text, at timestamptz) RETURNS TABLE (kind text, id text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH account AS (SELECT p.user_id AS id FROM cordon.persons p WHERE p.id = who)
  SELECT 'session', s.id FROM auth.session s JOIN account a ON a.id = s."userId" WHERE s."expiresAt" > at
  UNION ALL SELECT 'passkey', k.id FROM auth.passkey k JOIN account a ON a.id = k."userId"
  UNION ALL SELECT 'authenticator', t.id FROM auth."twoFactor" t JOIN account a ON a.id = t."userId"
  UNION ALL SELECT DISTINCT 'backup-codes', b.user_id FROM auth.backup_codes b JOIN account a ON a.id = b.user_id WHERE b.used_at IS NULL
  UNION ALL SELECT 'password', c.id FROM auth.account c JOIN account a ON a.id = c."userId" WHERE c.password IS NOT NULL
  UNION ALL SELECT 'company-account', l.person_id FROM cordon.sso_links l WHERE l.person_id = who
  UNION ALL SELECT CASE c.kind WHEN 'door' THEN 'door-credential' WHEN 'frame' THEN 'sidebar-token' ELSE 'api-key' END, c.id
    FROM cordon.credentials c WHERE c.person_id = who AND c.revoked_at IS NULL AND c.expires_at > at
  UNION ALL SELECT 'link', i.id FROM cordon.invitations i WHERE i.person_id = who AND i.used_at IS NULL AND i.expires_at > at
  UNION ALL SELECT 'value-on-screen', r.id FROM cordon.reveals r WHERE r.person_id = who AND r.closed_at IS NULL AND r.expires_at > at
  UNION ALL SELECT 'assignment', a.id FROM cordon.assignments a
    WHERE a.person_id = who AND a.ended_at IS NULL AND coalesce(a.until_at, 'infinity') > at
  UNION ALL SELECT 'ticket-in-hand', t.id FROM cordon.tickets t WHERE t.assignee_id = who AND t.status <> 'closed'
  UNION ALL SELECT 'lease', l.id FROM cordon.leases l
    WHERE who IN (l.company_by, l.vendor_by) AND l.ended_at IS NULL AND coalesce(l.until_at, 'infinity') > at
  UNION ALL SELECT 'emergency', e.id FROM cordon.emergencies e
    WHERE e.person_id = who AND e.ended_at IS NULL AND coalesce(e.until_at, 'infinity') > at
  UNION ALL SELECT 'approval', a.id FROM cordon.approvals a WHERE a.person_id = who AND a.withdrawn_at IS NULL
    AND (a.approved IS NULL AND a.asked_until > at OR a.approved AND a.stands_until > at)
  UNION ALL SELECT 'export', x.id FROM cordon.exports x JOIN cordon.approvals a USING (id)
    WHERE a.person_id = who AND x.state IN ('waiting', 'running', 'ready')
  UNION ALL SELECT 'assessment-link', l.id FROM cordon.assurance_links l
    WHERE l.made_by = who AND l.revoked_at IS NULL AND l.expires_at > at
  UNION ALL SELECT 'device', d.device_id FROM cordon.device_people d WHERE d.person_id = who
  UNION ALL SELECT 'badge', b.id FROM cordon.badges b
    WHERE b.person_id = who AND b.lost_at IS NULL AND coalesce(b.until_at, 'infinity') > at
  UNION ALL SELECT 'presence', b.person_id FROM cordon.badge_presence b WHERE b.person_id = who AND b.zone_id IS NOT NULL
  UNION ALL SELECT 'alert-channel', c.id FROM cordon.alert_channels c WHERE c.person_id = who AND c.ended_at IS NULL
  UNION ALL SELECT 'shared-secret', c.id FROM cordon.credentials c
    WHERE c.created_by = who AND c.person_id IS DISTINCT FROM who AND c.revoked_at IS NULL AND c.expires_at > at
  UNION ALL SELECT 'shared-secret', s.id FROM cordon.device_secrets s WHERE s.created_by = who AND s.revoked_at IS NULL
  UNION ALL SELECT 'shared-secret', s.id FROM cordon.badge_systems s WHERE s.created_by = who AND s.revoked_at IS NULL
  UNION ALL SELECT 'shared-secret', s.id FROM cordon.delivery_keys s WHERE s.created_by = who AND s.revoked_at IS NULL
  UNION ALL SELECT 'shared-secret', s.id FROM cordon.delivery_webhooks s WHERE s.created_by = who AND s.revoked_at IS NULL
  UNION ALL SELECT 'shared-secret', s.id FROM cordon.quality_keys s WHERE s.created_by = who AND s.revoked_at IS NULL
  UNION ALL SELECT 'shared-secret', s.id FROM cordon.sidebars s WHERE s.created_by = who AND s.revoked_at IS NULL
  UNION ALL SELECT 'shared-secret', s.id FROM cordon.siem_receivers s WHERE s.added_by = who AND s.ended_at IS NULL
  UNION ALL SELECT 'shared-secret', s.id FROM cordon.course_systems s WHERE s.created_by = who AND s.revoked_at IS NULL
  UNION ALL SELECT 'shared-secret', s.id FROM cordon.phishing_senders s WHERE s.made_by = who AND s.ended_at IS NULL
$$;
GRANT EXECUTE ON FUNCTION cordon.holdings(text, timestamptz) TO :app;

-- Takes down what somebody holds who is about to go; who went before and holds nothing leaves no second record.
CREATE FUNCTION cordon.note_leaver(leaver text, who text, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO cordon.leavers (id, person_id, party_id, at)
    SELECT leaver, p.id, p.party_id, at FROM cordon.persons p WHERE p.id = who
      AND (EXISTS (SELECT FROM cordon.holdings(who, at) h WHERE h.kind <> 'shared-secret')
        OR NOT EXISTS (SELECT FROM cordon.leavers l WHERE l.person_id = who AND l.at >= p.left_at));
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO cordon.leaver_items (leaver_id, kind, id) SELECT leaver, h.kind, h.id FROM cordon.holdings(who, at) h;
  RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION cordon.note_leaver(text, text, timestamptz) TO :app;

-- What works of somebody who left: everything while they are gone, and of what they held then also once they are back.
CREATE FUNCTION cordon.alive_of(leaver text, at timestamptz) RETURNS TABLE (kind text, id text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT h.kind, h.id FROM cordon.leavers l JOIN cordon.persons p ON p.id = l.person_id, cordon.holdings(l.person_id, at) h
   WHERE l.id = leaver AND (p.left_at IS NOT NULL
     OR EXISTS (SELECT FROM cordon.leaver_items i WHERE i.leaver_id = l.id AND i.kind = h.kind AND i.id = h.id))
$$;
GRANT EXECUTE ON FUNCTION cordon.alive_of(text, timestamptz) TO :app;

-- Shuts what `cordon.revoke` leaves, since a suspension leaves it too: their work, what waits for them, and what they sit and
-- stand at. Then says of everything that was noted how long after the act it was shut.
CREATE FUNCTION cordon.close_leaver(leaver text, at timestamptz) RETURNS TABLE (id text, agreement text, access_role text, purpose text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  who text := (SELECT l.person_id FROM cordon.leavers l WHERE l.id = leaver);
BEGIN
  UPDATE cordon.exports x SET state = 'stopped', code = 'suspended', finished_at = at
    FROM cordon.approvals a WHERE a.id = x.id AND a.person_id = who AND x.state IN ('waiting', 'running', 'ready');
  DELETE FROM cordon.export_pieces e USING cordon.approvals a WHERE a.id = e.export_id AND a.person_id = who;
  UPDATE cordon.approvals a SET withdrawn_at = at WHERE a.person_id = who AND a.withdrawn_at IS NULL
    AND (a.approved IS NULL OR a.stands_until > at);

  UPDATE cordon.assurance_links l SET revoked_at = at, revoked_by = who WHERE l.made_by = who AND l.revoked_at IS NULL;
  DELETE FROM cordon.device_people d WHERE d.person_id = who;
  UPDATE cordon.badges b SET until_at = greatest(at, b.from_at) WHERE b.person_id = who AND coalesce(b.until_at, 'infinity') > at;
  DELETE FROM cordon.badge_presence b WHERE b.person_id = who;
  UPDATE cordon.alert_channels c SET ended_at = at WHERE c.person_id = who AND c.ended_at IS NULL;

  RETURN QUERY
    WITH gone AS (SELECT cordon.end_assignments(
      ARRAY(SELECT a.id FROM cordon.assignments a WHERE a.person_id = who AND a.ended_at IS NULL), at, NULL, 'ended') AS id)
    SELECT a.id, a.agreement_id, a.access_role, a.purpose FROM gone JOIN cordon.assignments a ON a.id = gone.id ORDER BY a.id;
  UPDATE cordon.tickets t SET assignee_id = NULL, in_hand_since = NULL WHERE t.assignee_id = who AND t.status <> 'closed';

  UPDATE cordon.leaver_items i SET after_ms = extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000
   WHERE i.leaver_id = leaver AND i.kind <> 'shared-secret'
     AND (i.kind, i.id) NOT IN (SELECT h.kind, h.id FROM cordon.holdings(who, at) h);
END $$;
GRANT EXECUTE ON FUNCTION cordon.close_leaver(text, timestamptz) TO :app;

-- What nearly went wrong, as somebody says who was there. It is never held against them, so who said it is not kept with it.
CREATE TABLE cordon.near_misses (
  id           text PRIMARY KEY,
  party_id     text NOT NULL REFERENCES cordon.parties,
  -- Of the site they work at: what boards are drawn by. Null: of none.
  site_id      text REFERENCES cordon.sites,
  -- The day alone.
  said_on      date NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('wrong-customer', 'caller-not-who-they-said', 'message', 'screen-seen', 'sent-wrong', 'left-open', 'other')),
  -- Redacted as it is taken in.
  text         text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  -- What was learned from it, for everybody.
  lesson       text,
  lesson_by    text REFERENCES cordon.persons,
  lesson_at    timestamptz,
  CHECK (num_nulls(lesson, lesson_by, lesson_at) IN (0, 3))
);
CREATE INDEX near_misses_party ON cordon.near_misses (party_id, said_on DESC);
GRANT SELECT, INSERT, UPDATE ON cordon.near_misses TO :app;

-- How often somebody said so on a day, so that one who says it a hundred times is heard and counted as one. Kept for a day.
CREATE TABLE cordon.near_miss_turns (
  -- Keyed hash of person and day.
  key    bytea PRIMARY KEY CHECK (length(key) = 32),
  day    date NOT NULL,
  count  int NOT NULL CHECK (count > 0)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.near_miss_turns TO :app;

-- How aware a vendor and its teams were, a month a row, as it was shown: what was held back then stays held back.
CREATE TABLE cordon.awareness_snapshots (
  party_id  text NOT NULL REFERENCES cordon.parties,
  month     date NOT NULL CHECK (extract(day FROM month) = 1),
  board     jsonb NOT NULL,
  made_at   timestamptz NOT NULL,
  entry     bigint NOT NULL,
  PRIMARY KEY (party_id, month)
);
GRANT SELECT, INSERT, UPDATE ON cordon.awareness_snapshots TO :app;
