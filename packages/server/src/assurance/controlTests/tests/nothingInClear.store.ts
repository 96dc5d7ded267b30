import { looking } from '../liveTest.ts';

export const nothingInClear = looking({
  id: 'nothing-in-clear',
  practice: 'encryption',
  title: 'No message and no file of a ticket is kept in clear',
  population: 'tickets',
  looked: `SELECT t.id, y.id AS vendor,
      CASE WHEN EXISTS (SELECT FROM cordon.ticket_messages m WHERE m.ticket_id = t.id AND m.body <> '') THEN 'a message of it is kept in clear'
        WHEN EXISTS (SELECT FROM cordon.ticket_attachments f WHERE f.ticket_id = t.id AND f.name IS NOT NULL) THEN 'a file of it is kept in clear'
        WHEN t.bound_subject IS NOT NULL OR t.first_subject IS NOT NULL THEN 'its customer is kept in clear' END AS why
    FROM cordon.tickets t LEFT JOIN cordon.parties y ON y.id = t.party_id AND y.kind = 'vendor'`,
});
