import { looking } from '../liveTest.ts';

export const devicesFresh = looking({
  id: 'devices-fresh',
  practice: 'secure-hosting',
  title: 'Who worked in the last day did so on a device that reported in it',
  // One that is off over the weekend says nothing, and nobody works on it.
  population: 'devices older than a day of people who worked in the last day',
  looked: `SELECT d.id, CASE y.kind WHEN 'vendor' THEN y.id END AS vendor,
      CASE WHEN d.heard_at IS NULL THEN 'it never reported'
        WHEN d.heard_at < m.now - interval '1 day' THEN 'it last reported on ' || to_char(d.heard_at, 'YYYY-MM-DD') END AS why
    FROM cordon.devices d CROSS JOIN moment m JOIN cordon.parties y ON y.id = d.party_id
    WHERE d.retired_at IS NULL AND d.added_at < m.now - interval '1 day' AND d.id IN (
      SELECT u.device_id FROM (
        SELECT device_id, person_id FROM cordon.device_people
        UNION ALL SELECT sd.device_id, p.id FROM cordon.session_devices sd JOIN auth.session s ON s.id = sd.session_id
          JOIN cordon.persons p ON p.user_id = s."userId") u
      WHERE u.person_id IN (SELECT e.agent FROM cordon.access_events e CROSS JOIN moment n
        WHERE e.at > n.now - interval '1 day' AND e.ok AND e.kind NOT IN ('admin', 'sign-in', 'screen')))`,
});
