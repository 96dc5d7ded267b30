import { looking } from '../liveTest.ts';

export const signinsAnswered = looking({
  id: 'signins-answered',
  practice: 'awareness',
  title: 'People say within a fortnight whether a sign-in from a new place was theirs',
  population: 'sign-ins from new places in 90 days',
  looked: `SELECT g.id, p.vendor, CASE WHEN g.answer IS NULL AND g.at < m.now - interval '14 days' THEN 'nobody answered' END AS why
    FROM cordon.identity_signals g CROSS JOIN moment m JOIN people p ON p.id = g.person_id AND p.suspended_at IS NULL AND p.left_at IS NULL
    WHERE g.at > m.now - interval '90 days'`,
});
