import { looking } from '../liveTest.ts';

export const leaversClosed = looking({
  id: 'leavers-closed',
  practice: 'revocation',
  title: 'Whoever is suspended or gone has no session, no credential and no value open',
  population: 'people who are suspended or gone',
  everyHours: 1,
  freshHours: 4,
  looked: `SELECT p.id, p.vendor,
      CASE WHEN EXISTS (SELECT FROM auth.session s WHERE s."userId" = p.user_id AND s."expiresAt" > m.now) THEN 'a session is open'
        WHEN EXISTS (SELECT FROM cordon.credentials c WHERE c.person_id = p.id AND c.revoked_at IS NULL AND c.expires_at > m.now) THEN 'a credential works'
        WHEN EXISTS (SELECT FROM cordon.reveals r WHERE r.person_id = p.id AND r.closed_at IS NULL AND r.expires_at > m.now) THEN 'a value is open' END AS why
    FROM people p CROSS JOIN moment m WHERE p.suspended_at IS NOT NULL OR p.left_at IS NOT NULL`,
});
