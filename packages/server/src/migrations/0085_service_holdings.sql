-- A service account and its secrets go with whoever answers for it: so they stand in the list by which somebody is let go.
CREATE OR REPLACE FUNCTION cordon.holdings(who text, at timestamptz) RETURNS TABLE (kind text, id text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH account AS (SELECT p.user_id AS id FROM cordon.persons p WHERE p.id = who)
  SELECT 'session', s.id FROM auth.session s JOIN account a ON a.id = s."userId" WHERE s."expiresAt" > at
  UNION ALL SELECT 'passkey', k.id FROM auth.passkey k JOIN account a ON a.id = k."userId"
  UNION ALL SELECT 'authenticator', t.id FROM auth."twoFactor" t JOIN account a ON a.id = t."userId"
  UNION ALL SELECT DISTINCT 'backup-codes', b.user_id FROM auth.backup_codes b JOIN account a ON a.id = b.user_id WHERE b.used_at IS NULL
  UNION ALL SELECT 'password', c.id FROM auth.account c JOIN account a ON a.id = c."userId" WHERE c.password IS NOT NULL
  UNION ALL SELECT 'company-account', l.person_id FROM cordon.sso_links l WHERE l.person_id = who
  UNION ALL SELECT CASE c.kind WHEN 'door' THEN 'door-credential' WHEN 'frame' THEN 'sidebar-token'
      WHEN 'service' THEN 'service-secret' ELSE 'api-key' END, c.id
    FROM cordon.credentials c WHERE c.person_id = who AND c.revoked_at IS NULL AND c.expires_at > at
  UNION ALL SELECT 'service-account', a.id FROM cordon.service_accounts a WHERE a.owner_id = who AND a.ended_at IS NULL
    AND a.state IN ('proposed', 'in-force')
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

CREATE OR REPLACE FUNCTION cordon.close_leaver(leaver text, at timestamptz) RETURNS TABLE (id text, agreement text, access_role text, purpose text)
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

  PERFORM cordon.end_service_accounts(
    ARRAY(SELECT s.id FROM cordon.service_accounts s WHERE s.owner_id = who AND s.state IN ('proposed', 'in-force')), at, 'owner-gone');

  RETURN QUERY
    WITH gone AS (SELECT cordon.end_assignments(
      ARRAY(SELECT a.id FROM cordon.assignments a WHERE a.person_id = who AND a.ended_at IS NULL), at, NULL, 'ended') AS id)
    SELECT a.id, a.agreement_id, a.access_role, a.purpose FROM gone JOIN cordon.assignments a ON a.id = gone.id ORDER BY a.id;
  UPDATE cordon.tickets t SET assignee_id = NULL, in_hand_since = NULL WHERE t.assignee_id = who AND t.status <> 'closed';

  UPDATE cordon.leaver_items i SET after_ms = extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000
   WHERE i.leaver_id = leaver AND i.kind <> 'shared-secret'
     AND (i.kind, i.id) NOT IN (SELECT h.kind, h.id FROM cordon.holdings(who, at) h);
END $$;
