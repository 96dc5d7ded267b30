import { looking } from '../liveTest.ts';

export const credentialsExpire = looking({
  id: 'credentials-expire',
  practice: 'encryption',
  title: 'No credential for a door lasts longer than a year, and none is left of somebody who may not work',
  population: 'credentials that can be used',
  looked: `SELECT c.id, CASE y.kind WHEN 'vendor' THEN y.id END AS vendor,
      CASE WHEN c.expires_at > c.created_at + interval '366 days' THEN 'it lasts longer than a year'
        WHEN p.suspended_at IS NOT NULL OR p.left_at IS NOT NULL THEN 'its person is suspended or gone'
        WHEN a.ended_at IS NOT NULL THEN 'its agreement is over' END AS why
    FROM cordon.credentials c CROSS JOIN moment m JOIN cordon.parties y ON y.id = c.party_id
    LEFT JOIN cordon.persons p ON p.id = c.person_id LEFT JOIN cordon.agreements a ON a.id = c.agreement_id
    WHERE c.revoked_at IS NULL AND c.expires_at > m.now`,
});
