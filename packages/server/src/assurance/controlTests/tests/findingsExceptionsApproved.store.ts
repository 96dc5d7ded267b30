import { looking } from '../liveTest.ts';

export const findingsExceptionsApproved = looking({
  id: 'findings-exceptions-approved',
  practice: 'findings-improve',
  title:
    'What is left as it is was asked for by one person, accepted by another, and is looked at again in time',
  population: 'findings that are accepted for a time',
  looked: `SELECT f.id, CASE y.kind WHEN 'vendor' THEN y.id END AS vendor,
      CASE WHEN a.person_id IS NULL THEN 'nobody is known to have asked for it'
        WHEN a.person_id = f.excepted_by THEN 'who asked for it accepted it'
        WHEN f.excepted_until < m.now - interval '1 hour' THEN 'its time was over on ' || to_char(f.excepted_until, 'YYYY-MM-DD') END AS why
    FROM cordon.findings f CROSS JOIN moment m LEFT JOIN cordon.parties y ON y.id = f.party_id
    LEFT JOIN LATERAL (SELECT e.person_id FROM cordon.finding_events e WHERE e.finding_id = f.id AND e.act = 'finding-exception-asked'
      AND e.at <= f.excepted_at ORDER BY e.at DESC, e.id DESC LIMIT 1) a ON true
    WHERE f.state = 'exception'`,
});
