import { looking } from '../liveTest.ts';

export const agreementsVerified = looking({
  id: 'agreements-verified',
  practice: 'agreements-signed',
  title: 'Every agreement that runs is in force with both signatures verified',
  population: 'agreements that both parties signed and that are not over',
  looked: `SELECT a.id, a.processor_id AS vendor,
      CASE WHEN t.agreement IS NULL AND NOT s.suspended THEN 'nothing of it is in force: a signature does not verify, or its terms do not compile' END AS why
    FROM cordon.agreements a CROSS JOIN moment m CROSS JOIN LATERAL (
      SELECT coalesce((SELECT e.kind = 'suspended' FROM cordon.agreement_events e WHERE e.agreement_id = a.id
        AND e.kind IN ('suspended', 'resumed') ORDER BY e.seq DESC LIMIT 1), false) AS suspended) s
    LEFT JOIN terms t ON t.agreement = a.id
    WHERE a.ended_at IS NULL AND EXISTS (SELECT FROM cordon.agreement_versions v WHERE v.agreement_id = a.id
      AND m.now >= (v.terms::jsonb #>> '{inForce,from}')::timestamptz AND m.now < (v.terms::jsonb #>> '{inForce,until}')::timestamptz
      AND (SELECT count(*) FROM cordon.agreement_signatures g WHERE g.agreement_id = v.agreement_id AND g.version = v.version) = 2)`,
});
