import { looking } from '../liveTest.ts';

export const endpointTls = looking({
  id: 'endpoint-tls',
  practice: 'encryption',
  title: 'No server of a vendor was weak when it was last looked at, two days ago at most',
  population: 'servers that were named and looked at, or named two days ago',
  // What time alone does to a certificate is another test's.
  looked: `SELECT e.id, e.party_id AS vendor,
      CASE WHEN l.at IS NULL THEN 'nobody looked at it'
        WHEN l.at < m.now - interval '2 days' THEN 'it was last looked at on ' || to_char(l.at, 'YYYY-MM-DD')
        WHEN cardinality(w.weak) > 0 THEN 'the last look found ' || array_to_string(w.weak, ', ') END AS why
    FROM cordon.endpoints e CROSS JOIN moment m
    LEFT JOIN LATERAL (SELECT at, failings FROM cordon.endpoint_looks WHERE endpoint_id = e.id ORDER BY at DESC, id DESC LIMIT 1) l ON true
    CROSS JOIN LATERAL (SELECT ARRAY(SELECT f FROM unnest(l.failings) f WHERE f NOT IN ('expired', 'expiring') ORDER BY f) AS weak) w
    WHERE e.withdrawn_at IS NULL AND (l.at IS NOT NULL OR e.named_at < m.now - interval '2 days')`,
});
