import { looking } from '../liveTest.ts';

export const attestationsUnexpired = looking({
  id: 'attestations-unexpired',
  practice: 'frameworks-met',
  title: 'What vendors attest to is in its time',
  population: 'accepted attestations, the one of each kind that ends last',
  looked: `SELECT a.id, a.party_id AS vendor,
      CASE WHEN a.valid_until < (m.now AT TIME ZONE 'UTC')::date THEN 'its time was over after ' || to_char(a.valid_until, 'YYYY-MM-DD') END AS why
    FROM (SELECT DISTINCT ON (party_id, kind, control) id, party_id, valid_until FROM cordon.attestations
      WHERE verdict = 'accepted' ORDER BY party_id, kind, control, valid_until DESC, id) a CROSS JOIN moment m`,
});
