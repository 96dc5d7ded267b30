import { findingKinds } from '@cordon/core/assurance';
import { looking } from '../liveTest.ts';

/** Kinds of findings that are looked at today. */
const GRAVE = Object.entries(findingKinds)
  .filter(([, { severity }]) => severity === 'grave')
  .map(([kind]) => kind);

export const findingsInTime = looking({
  id: 'findings-in-time',
  practice: 'findings-improve',
  title: 'Grave findings are ended within a week, others within a quarter',
  population: 'findings that are open',
  looked: `SELECT f.id, CASE y.kind WHEN 'vendor' THEN y.id END AS vendor,
      CASE WHEN f.raised_at < m.now - CASE WHEN f.kind = ANY ('{${GRAVE.join(',')}}'::text[])
        THEN interval '7 days' ELSE interval '90 days' END THEN 'it has been open since ' || to_char(f.raised_at, 'YYYY-MM-DD') END AS why
    FROM cordon.findings f CROSS JOIN moment m LEFT JOIN cordon.parties y ON y.id = f.party_id
    WHERE f.closed_at IS NULL AND f.kind NOT IN ('control-failing', 'control-unknown')`,
});
