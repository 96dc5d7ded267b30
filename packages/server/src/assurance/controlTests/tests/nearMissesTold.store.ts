import { looking } from '../liveTest.ts';

export const nearMissesTold = looking({
  id: 'near-misses-told',
  practice: 'awareness',
  title: 'People of each vendor tell of what nearly went wrong',
  population: 'vendors whose agreement has been in force for a quarter',
  looked: `SELECT v.vendor AS id, v.vendor,
      CASE WHEN NOT EXISTS (SELECT FROM cordon.near_misses n WHERE n.party_id = v.vendor AND n.said_on > (m.now - interval '92 days')::date)
        THEN 'nobody told of a near miss for a quarter' END AS why
    FROM (SELECT vendor, min("from") AS "from" FROM terms GROUP BY vendor) v CROSS JOIN moment m
    WHERE to_timestamp(v."from" / 1000) < m.now - interval '92 days'`,
});
