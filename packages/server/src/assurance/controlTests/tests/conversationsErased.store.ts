import { looking } from '../liveTest.ts';

export const conversationsErased = looking({
  id: 'conversations-erased',
  practice: 'anonymised-records',
  title: 'No anonymised conversation is kept past its time',
  population: 'conversations that are kept',
  looked: `SELECT x.id AS id, a.processor_id AS vendor, CASE WHEN x.keep_until < m.now - interval '1 day' THEN 'its time was over on ' || to_char(x.keep_until, 'YYYY-MM-DD') END AS why
    FROM cordon.quality_conversations x CROSS JOIN moment m JOIN cordon.agreements a ON a.id = x.agreement_id`,
});
