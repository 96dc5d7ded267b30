import { looking } from '../liveTest.ts';

export const helpdeskSeats = looking({
  id: 'helpdesk-seats',
  practice: 'least-privilege',
  title: 'No agent of a vendor has a seat in the helpdesk that shows what Cordon masks',
  population: 'helpdesks that are connected',
  looked: `SELECT h.source_id AS id, NULL::text AS vendor,
      CASE WHEN h.seats_at IS NULL THEN 'its seats were never told'
        WHEN h.seats_at < m.now - interval '2 days' THEN 'its seats have not been told for two days'
        WHEN jsonb_array_length(h.seats) > 0 THEN jsonb_array_length(h.seats) || ' seats show what Cordon masks' END AS why
    FROM cordon.helpdesks h CROSS JOIN moment m`,
});
