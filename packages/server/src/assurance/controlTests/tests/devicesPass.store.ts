import { looking } from '../liveTest.ts';

export const devicesPass = looking({
  id: 'devices-pass',
  practice: 'secure-hosting',
  title: 'Devices that report are in the agreed state',
  population: 'devices in use that have reported',
  looked: `SELECT d.id, CASE y.kind WHEN 'vendor' THEN y.id END AS vendor,
      CASE WHEN cardinality(d.failing) > 0 THEN 'it breaks ' || array_to_string(d.failing, ', ')
        WHEN NOT d.ok AND d.added_at < m.now - interval '1 day' THEN 'it does not tell ' || array_to_string(d.unknown, ', ') END AS why
    FROM cordon.devices d CROSS JOIN moment m JOIN cordon.parties y ON y.id = d.party_id
    WHERE d.retired_at IS NULL AND d.heard_at IS NOT NULL`,
});
