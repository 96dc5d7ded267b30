import { looking } from '../liveTest.ts';

export const serviceAccountsAnswered = looking({
  id: 'service-accounts-answered',
  practice: 'least-privilege',
  title: 'Every service account has its time, and somebody who answers for it and may',
  population: 'service accounts in force',
  looked: `SELECT s.id, CASE y.kind WHEN 'vendor' THEN y.id END AS vendor,
      CASE WHEN s.expires_at <= m.now THEN 'its time is over, and it is in force still'
        WHEN p.suspended_at IS NOT NULL OR p.left_at IS NOT NULL THEN 'whoever answers for it is suspended or gone'
        WHEN p.party_id <> s.party_id THEN 'whoever answers for it is of another party'
        WHEN a.ended_at IS NOT NULL THEN 'its agreement is over'
        WHEN t.agreement IS NOT NULL AND NOT EXISTS (SELECT FROM jsonb_array_elements(t.terms -> 'permissions') q
          WHERE q ->> 'subjects' = 'every-customer' AND q ->> 'purpose' = s.purpose AND q -> 'roles' ? s.access_role)
          THEN 'the terms open nothing to it' END AS why
    FROM cordon.service_accounts s CROSS JOIN moment m JOIN cordon.parties y ON y.id = s.party_id
    JOIN cordon.persons p ON p.id = s.owner_id JOIN cordon.agreements a ON a.id = s.agreement_id
    LEFT JOIN terms t ON t.agreement = s.agreement_id
    WHERE s.state = 'in-force'`,
});
