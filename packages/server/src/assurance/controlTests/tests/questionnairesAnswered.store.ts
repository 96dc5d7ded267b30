import { looking } from '../liveTest.ts';

export const questionnairesAnswered = looking({
  id: 'questionnaires-answered',
  practice: 'frameworks-met',
  title: 'Vendors answer about their own work by the day they were given',
  population: 'of each vendor that was asked, the newest questionnaire',
  looked: `SELECT q.id, q.party_id AS vendor,
      CASE WHEN NOT q.handed_in AND q.due_at < m.now THEN 'it was due on ' || to_char(q.due_at, 'YYYY-MM-DD') END AS why
    FROM (SELECT DISTINCT ON (party_id) id, party_id, due_at, handed_in FROM cordon.questionnaires
      ORDER BY party_id, asked_at DESC, id) q CROSS JOIN moment m`,
});
