import { looking } from '../liveTest.ts';

export const revealsSteppedUp = looking({
  id: 'reveals-stepped-up',
  practice: 'mfa-and-networks',
  title: 'Every value was revealed after a fresh second factor',
  population: 'values revealed in 90 days',
  looked: `SELECT 'entry ' || f.idx AS id, f.vendor,
      CASE WHEN f.factor_at IS NULL OR f.at - f.factor_at > f.within THEN 'no second factor was given in the time before it' END AS why
    FROM (
      SELECT b.idx, b.at, b.kind, y.id AS vendor,
        coalesce((SELECT min(t."stepUpMs") FROM terms t WHERE t.agreement = b.agreement_id), 900000) * interval '1 ms' + interval '1 minute' AS within,
        max(b.at) FILTER (WHERE b.kind IN ('step-up', 'sign-in', 'factor-enrolled')) OVER (PARTITION BY b.person_id ORDER BY b.idx) AS factor_at
      FROM cordon.ledger_bodies b CROSS JOIN moment m LEFT JOIN cordon.parties y ON y.id = b.party_id AND y.kind = 'vendor'
      WHERE b.at > m.now - interval '90 days' AND b.code IS NULL AND b.kind IN ('reveal', 'step-up', 'sign-in', 'factor-enrolled')) f
    WHERE f.kind = 'reveal'`,
});
