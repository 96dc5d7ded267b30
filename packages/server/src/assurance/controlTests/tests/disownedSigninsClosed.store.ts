import { looking } from '../liveTest.ts';

export const disownedSigninsClosed = looking({
  id: 'disowned-signins-closed',
  practice: 'awareness',
  title: 'A sign-in that somebody said was not theirs is closed',
  population: 'sign-ins from new places in 90 days that were answered',
  everyHours: 1,
  freshHours: 4,
  looked: `SELECT g.id, p.vendor, CASE WHEN g.answer = 'not-mine' AND EXISTS (SELECT FROM auth.session s WHERE s.id = g.session_id AND s."expiresAt" > m.now)
        THEN 'its session is still open' END AS why
    FROM cordon.identity_signals g CROSS JOIN moment m JOIN people p ON p.id = g.person_id
    WHERE g.answer IS NOT NULL AND g.at > m.now - interval '90 days'`,
});
