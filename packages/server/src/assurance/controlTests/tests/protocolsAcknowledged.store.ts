import { looking } from '../liveTest.ts';

export const protocolsAcknowledged = looking({
  id: 'protocols-acknowledged',
  practice: 'pii-protocols',
  title: 'Everybody acknowledged the protocol of their work in the time given',
  population: 'people and the protocols of their work whose time to acknowledge is over',
  looked: `SELECT w.person_id || ' ' || c.agreement_id || ' ' || c.purpose AS id, p.vendor,
      CASE WHEN NOT EXISTS (SELECT FROM cordon.protocol_acknowledgements k WHERE k.person_id = w.person_id AND k.agreement_id = c.agreement_id
        AND k.purpose = c.purpose AND k.version = c.version) THEN 'version ' || c.version || ' is not acknowledged' END AS why
    FROM (SELECT DISTINCT ON (agreement_id, purpose) * FROM cordon.protocols ORDER BY agreement_id, purpose, version DESC) c
    CROSS JOIN moment m JOIN cordon.assignments w ON w.agreement_id = c.agreement_id AND w.purpose = c.purpose AND w.ended_at IS NULL
      AND w.from_at < m.now AND (w.until_at IS NULL OR w.until_at > m.now)
    JOIN people p ON p.id = w.person_id AND p.suspended_at IS NULL AND p.left_at IS NULL
    WHERE c.grace_until < m.now AND EXISTS (SELECT FROM cordon.access_events e WHERE e.agent = w.person_id AND e.at > c.grace_until AND e.ok
      AND e.agreement_id = c.agreement_id)`,
});
