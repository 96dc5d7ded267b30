import { looking } from '../liveTest.ts';

/* A step that two people decided and nothing closes is worse than none: everybody believes it is. */
export const conductInForce = looking({
  id: 'conduct-in-force',
  practice: 'violations-acted-on',
  title: 'What two people decided about somebody is in force',
  population: 'steps that close access and were not taken back',
  looked: `SELECT a.case_id AS id, c.vendor,
      CASE
        WHEN s.case_id IS NULL THEN 'it was decided and closes nothing'
        WHEN s.step IN ('removal', 'termination') AND EXISTS (
          SELECT FROM cordon.assignments w WHERE w.ended_at IS NULL AND w.person_id IN (SELECT cordon.same_people(s.person_id))
            AND (s.agreement_id IS NULL OR w.agreement_id = s.agreement_id)) THEN 'they were removed and have work'
        WHEN EXISTS (SELECT FROM cordon.access_events e WHERE e.ok AND e.at > s.from_at
          AND e.at < coalesce(s.until_at, m.now) AND e.agent IN (SELECT cordon.same_people(s.person_id))
          AND (s.agreement_id IS NULL OR EXISTS (SELECT FROM cordon.ledger_bodies l WHERE l.idx = e.entry AND l.agreement_id = s.agreement_id)))
          AND s.served_at IS NULL AND s.lifted_at IS NULL THEN 'they saw customer data since'
      END AS why
    FROM cordon.conduct_acts a CROSS JOIN moment m JOIN cordon.conduct_cases c ON c.id = a.case_id
    JOIN cordon.conduct_acts p ON p.case_id = a.case_id AND p.act->>'kind' = 'proposed' AND p.act->>'proposal' = a.act->>'proposal'
    LEFT JOIN cordon.conduct_steps s ON s.case_id = a.case_id
    WHERE a.act->>'kind' = 'decided' AND p.act #>> '{outcome,step}' IN ('retraining', 'suspension', 'removal', 'termination')
      AND s.lifted_at IS NULL`,
});
