import { looking } from '../liveTest.ts';

export const inspectionsPassed = looking({
  id: 'inspections-passed',
  practice: 'physical-access',
  title: 'What a walk through a site found wrong is right at the next',
  population: 'points that were looked at in open sites',
  // A vendor's own walk never settles what the company saw.
  looked: `SELECT t.site_id || ' ' || t.item AS id, s.party_id AS vendor,
      CASE WHEN bool_or(t.verdict = 'fail') THEN 'found wrong on ' || to_char(max(t.at) FILTER (WHERE t.verdict = 'fail'), 'YYYY-MM-DD') END AS why
    FROM (SELECT i.site_id, i.at, o.item, o.verdict, max(i.at) FILTER (WHERE y.kind = 'company') OVER (PARTITION BY i.site_id, o.item) AS ours
      FROM cordon.inspections i JOIN cordon.persons p ON p.id = i.by_person JOIN cordon.parties y ON y.id = p.party_id
      CROSS JOIN LATERAL jsonb_to_recordset(i.items) AS o (item text, verdict text) WHERE o.verdict <> 'na') t
    JOIN cordon.sites s ON s.id = t.site_id AND s.closed_at IS NULL
    WHERE t.ours IS NULL OR t.at >= t.ours GROUP BY 1, 2`,
});
