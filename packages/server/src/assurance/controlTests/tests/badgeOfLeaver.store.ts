import { looking } from '../liveTest.ts';

export const badgeOfLeaver = looking({
  id: 'badge-of-leaver',
  practice: 'revocation',
  title: 'No badge of somebody who is gone is good any more',
  population: 'badges of people who are gone',
  looked: `SELECT b.id, p.vendor, CASE WHEN b.lost_at IS NULL AND coalesce(b.until_at, 'infinity') > m.now
        THEN 'it still counts, and its holder left on ' || to_char(p.left_at, 'YYYY-MM-DD') END AS why
    FROM cordon.badges b CROSS JOIN moment m JOIN people p ON p.id = b.person_id WHERE p.left_at <= m.now`,
});
