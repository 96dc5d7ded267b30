import { looking } from '../liveTest.ts';

export const dutiesOneOwner = looking({
  id: 'duties-one-owner',
  practice: 'responsibilities-split',
  title: 'No duty of an agreement is owed by both parties',
  population: 'kinds of duty in agreements in force',
  looked: `SELECT d.agreement || ' ' || (d.duty ->> 'kind') AS id, d.vendor,
      CASE WHEN count(DISTINCT d.duty ->> 'by') > 1 AND d.duty ->> 'kind' IN ('breach-notice', 'deletion', 'offboarding')
        THEN 'both parties owe it, so each may wait for the other' END AS why
    FROM duties d GROUP BY d.agreement, d.vendor, d.duty ->> 'kind'`,
});
