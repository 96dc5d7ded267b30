import { looking } from '../liveTest.ts';

export const undertakingsSigned = looking({
  id: 'undertakings-signed',
  practice: 'pii-protocols',
  title: 'Whoever saw customer data of the company signed the undertaking first',
  population: 'agents of vendors whose accesses were allowed in 90 days',
  looked: `SELECT p.id, p.vendor, CASE WHEN NOT EXISTS (SELECT FROM cordon.undertakings u WHERE u.person_id = p.id AND u.party_id = p.party_id AND u.at <= e.first + interval '1 minute')
        THEN 'saw customer data before any undertaking of theirs' END AS why
    FROM people p JOIN (SELECT b.person_id, min(b.at) AS first FROM cordon.ledger_bodies b CROSS JOIN moment m
      WHERE b.at > m.now - interval '90 days' AND b.code IS NULL AND b.kind IN ('read', 'reveal', 'lookup', 'export') GROUP BY b.person_id) e ON e.person_id = p.id
    WHERE p.vendor IS NOT NULL AND p.role = 'agent'
      AND EXISTS (SELECT FROM conditions c WHERE c.vendor = p.vendor AND c.condition ->> 'kind' = 'undertaking')`,
});
