import { looking } from '../liveTest.ts';

export const attestationsMade = looking({
  id: 'attestations-made',
  practice: 'frameworks-met',
  title: 'Vendors attest to what their agreement asks for as often as it asks',
  population: 'duties of vendors in force to attest to something',
  looked: `SELECT d.agreement || ' ' || (d.duty ->> 'clause') AS id, d.vendor,
      CASE WHEN x.due < (m.now AT TIME ZONE 'UTC')::date THEN 'a statement was due on ' || to_char(x.due, 'YYYY-MM-DD') END AS why
    FROM duties d CROSS JOIN moment m JOIN terms t ON t.agreement = d.agreement
    LEFT JOIN (SELECT party_id, control, max(made_on) AS made_on FROM cordon.attestations WHERE kind = 'statement' AND verdict = 'accepted'
      GROUP BY party_id, control) a ON a.party_id = d.vendor AND a.control = d.duty ->> 'control'
    CROSS JOIN LATERAL (SELECT (greatest(a.made_on, (to_timestamp(t."from" / 1000) AT TIME ZONE 'UTC')::date)
      + make_interval(months => (d.duty ->> 'everyMonths')::int))::date AS due) x
    WHERE d.duty ->> 'kind' = 'attestation' AND d.duty ->> 'by' = 'processor'`,
});
