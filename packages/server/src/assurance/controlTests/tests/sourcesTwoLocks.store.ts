import { looking } from '../liveTest.ts';

export const sourcesTwoLocks = looking({
  id: 'sources-two-locks',
  practice: 'secure-hosting',
  title: 'Every source is read through two locks',
  population: 'sources with a database',
  looked: `SELECT s.id, NULL::text AS vendor, CASE WHEN s.one_lock THEN 'one login reads its tables: there is no second lock' END AS why
    FROM cordon.sources s WHERE s.database_live_at IS NOT NULL`,
});
