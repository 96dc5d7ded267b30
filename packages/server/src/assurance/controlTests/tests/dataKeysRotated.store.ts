import { looking } from '../liveTest.ts';

export const dataKeysRotated = looking({
  id: 'data-keys-rotated',
  practice: 'encryption',
  title: 'No key that data is sealed under is older than a year',
  population: 'keys in use',
  looked: `SELECT k.id, CASE y.kind WHEN 'vendor' THEN y.id ELSE a.processor_id END AS vendor,
      CASE WHEN k.created_at < m.now - interval '366 days' THEN 'it has been in use since ' || to_char(k.created_at, 'YYYY-MM-DD') END AS why
    FROM cordon.data_keys k CROSS JOIN moment m JOIN cordon.parties y ON y.id = k.party_id LEFT JOIN cordon.agreements a ON a.id = k.agreement_id
    WHERE k.replaced_at IS NULL AND k.destroyed_at IS NULL`,
});
