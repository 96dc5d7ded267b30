import { looking } from '../liveTest.ts';

export const workOfOwnAgreement = looking({
  id: 'work-of-own-agreement',
  practice: 'least-privilege',
  title: 'Nobody works under an agreement that is over or that is not of their own vendor',
  population: 'assignments that run',
  looked: `SELECT w.id, p.vendor,
      CASE WHEN a.processor_id <> p.party_id THEN 'the agreement is of another party than the person'
        WHEN a.ended_at IS NOT NULL THEN 'the agreement is over' END AS why
    FROM cordon.assignments w CROSS JOIN moment m JOIN people p ON p.id = w.person_id JOIN cordon.agreements a ON a.id = w.agreement_id
    WHERE w.ended_at IS NULL AND (w.until_at IS NULL OR w.until_at > m.now)`,
});
