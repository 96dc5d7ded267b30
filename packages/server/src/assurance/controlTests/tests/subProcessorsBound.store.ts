import { looking } from '../liveTest.ts';

export const subProcessorsBound = looking({
  id: 'sub-processors-bound',
  practice: 'frameworks-met',
  title: 'Every sub-processor whose time to object is over has a contract that passes the terms on',
  population: 'sub-processors that are not withdrawn or ended',
  looked: `SELECT s.id, a.processor_id AS vendor,
      CASE WHEN m.now > s.proposed_at + make_interval(days => s.objection_days) AND NOT EXISTS (SELECT FROM cordon.sub_processor_acts f
        WHERE f.sub_processor_id = s.id AND f.act = 'flow-down') THEN 'the time to object is over and no contract with it is known' END AS why
    FROM cordon.sub_processors s CROSS JOIN moment m JOIN cordon.agreements a ON a.id = s.agreement_id AND a.ended_at IS NULL
    WHERE NOT EXISTS (SELECT FROM cordon.sub_processor_acts x WHERE x.sub_processor_id = s.id AND x.act IN ('withdraw', 'end'))
      AND coalesce((SELECT x.act FROM cordon.sub_processor_acts x WHERE x.sub_processor_id = s.id AND x.act IN ('object', 'approve')
        ORDER BY x.entry DESC LIMIT 1), 'approve') = 'approve'`,
});
