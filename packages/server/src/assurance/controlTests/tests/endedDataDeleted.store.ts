import { looking } from '../liveTest.ts';

export const endedDataDeleted = looking({
  id: 'ended-data-deleted',
  practice: 'revocation',
  title: 'After an agreement ended, its data was deleted in the time agreed',
  population: 'agreements that ended and were signed',
  looked: `SELECT a.id, a.processor_id AS vendor,
      CASE WHEN a.ended_at < m.now - make_interval(days => d.days)
        AND NOT EXISTS (SELECT FROM cordon.deletion_certificates c WHERE c.agreement_id = a.id)
        AND NOT EXISTS (SELECT FROM cordon.legal_holds h WHERE h.agreement_id = a.id AND h.lifted_at IS NULL)
        THEN 'its ' || d.days || ' days are over and nobody certified the deletion' END AS why
    FROM cordon.agreements a CROSS JOIN moment m CROSS JOIN LATERAL (
      SELECT coalesce((q.duty ->> 'days')::int, 30) AS days FROM cordon.agreement_versions v
        LEFT JOIN LATERAL jsonb_path_query(v.terms::jsonb, '$.duties[*] ? (@.kind == "deletion")') AS q (duty) ON true
      WHERE v.agreement_id = a.id AND (SELECT count(*) FROM cordon.agreement_signatures g WHERE g.agreement_id = v.agreement_id AND g.version = v.version) = 2
      ORDER BY v.version DESC LIMIT 1) d
    WHERE a.ended_at IS NOT NULL`,
});
