import { DAY_MS } from '@cordon/core/people/training';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refreshAfterIncidents } from '../../packages/server/src/people/training/afterIncidents.ts';
import { composeTrainingJobs } from '../../packages/server/src/people/training/compose.ts';
import { MINUTE, openScene, type Scene } from './attack.ts';

/* An incident asks a refresher of whoever it was really about, once, and of nobody a false alarm, a drill or an open case names. */

let scene: Scene;
let training: ReturnType<typeof composeTrainingJobs>;

beforeAll(async () => {
  scene = await openScene();
  training = composeTrainingJobs(scene.house);
});
afterAll(() => scene.close());

interface Happened {
  readonly state: 'closed' | 'contained' | 'false-positive';
  readonly about: Readonly<Record<string, 'real' | 'false-positive'>>;
  readonly closedDaysAgo?: number;
}

/** An incident as people left it. */
async function incident(id: string, { state, about, closedDaysAgo = 0 }: Happened): Promise<void> {
  const at = new Date(Date.now() - closedDaysAgo * DAY_MS);
  const agents = Object.keys(about);
  await scene.asOwner(
    `INSERT INTO cordon.incidents (id, state, severity, vendor, agents, kinds, subjects, first_at, last_at, opened_at, changed_at)
     VALUES ($1, $2, 'high', 'pty_brightline', $3, '{bulk}', '{}', $4, $4, $4, $4)`,
    [id, state, agents, at],
  );
  for (const [agent, verdict] of Object.entries(about))
    await scene.asOwner(
      `INSERT INTO cordon.signals (id, at, raised_at, kind, agent, vendor, severity, reason, events, calibration, incident_id,
         verdict, verdict_why, judged_by, judged_at)
       VALUES ($1, $2, $2, 'bulk', $3, 'pty_brightline', 'high', 'Much at once', '{}', 0, $4, $5, 'Looked at', 'per_olivia', $2)`,
      [`${id} ${agent}`, at, agent, id, verdict],
    );
  await scene.asOwner(
    `INSERT INTO cordon.incident_acts (incident_id, at, act, person_id, detail, owed) VALUES ($1, $2, 'incident-moved', 'per_olivia', $3, $4)`,
    [id, at, state, `owed ${id}`],
  );
}

const asked = () =>
  scene.asOwner<{ person: string; course: string; cause: string }>(
    `SELECT person, course, cause FROM cordon.course_assignments WHERE reason = 'incident' ORDER BY cause, person`,
  );

it('asks whoever it was really about, and enters it', async () => {
  await incident('inc_a', { state: 'closed', about: { per_ada: 'real', per_ben: 'false-positive' } });
  await incident('inc_b', { state: 'contained', about: { per_ben: 'real' } });
  await incident('inc_c', { state: 'false-positive', about: { per_ben: 'false-positive' } });
  await incident('inc_d', { state: 'closed', about: { per_ben: 'real' }, closedDaysAgo: 31 });
  await refreshAfterIncidents(training);
  expect(await asked()).toEqual([{ person: 'per_ada', course: 'privacy', cause: 'inc_a' }]);
  const [entry] = await scene.asOwner<{ body: string }>(
    `SELECT body FROM cordon.ledger_bodies WHERE kind = 'course-assigned'`,
  );
  expect(entry?.body).toContain('inc_a');
  expect(entry?.body).toContain('per_ada');
});

it('asks once, however often it looks, and not again once it was done', async () => {
  await refreshAfterIncidents(training);
  scene.pass(MINUTE);
  await scene.asOwner(`UPDATE cordon.course_assignments SET done_at = now() WHERE reason = 'incident'`);
  await refreshAfterIncidents(training);
  expect(await asked()).toHaveLength(1);
});

it('leaves alone whoever was asked another course for it by hand', async () => {
  await incident('inc_e', { state: 'closed', about: { per_ben: 'real' } });
  const olivia = await scene.browse('per_olivia');
  const due = new Date(Date.now() + 7 * DAY_MS).toISOString();
  const body = { person: 'per_ben', course: 'clean-desk', due, incident: 'inc_e' };
  expect((await olivia.post('/api/training/assignments', body)).status).toBe(200);
  await refreshAfterIncidents(training);
  expect((await asked()).filter(({ cause }) => cause === 'inc_e')).toEqual([
    { person: 'per_ben', course: 'clean-desk', cause: 'inc_e' },
  ]);
});

it('asks nobody for what a drill made up', async () => {
  await incident('inc_f', { state: 'closed', about: { per_ada: 'real' } });
  await scene.asOwner(
    `INSERT INTO cordon.drill_runs (id, agreement_id, whole, drills, started_at)
     SELECT 'drl_taught', min(id), false, '{}', now() FROM cordon.agreements`,
  );
  await scene.asOwner(`UPDATE cordon.incidents SET drill = 'drl_taught' WHERE id = 'inc_f'`);
  await refreshAfterIncidents(training);
  expect((await asked()).filter(({ cause }) => cause === 'inc_f')).toEqual([]);
  await scene.asOwner(`UPDATE cordon.incidents SET drill = NULL WHERE id = 'inc_f'`);
  await refreshAfterIncidents(training);
  expect((await asked()).filter(({ cause }) => cause === 'inc_f')).toHaveLength(1);
});
