import { DAY_MS } from '@cordon/core/people/training';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assignCourse } from '../../packages/server/src/people/training/index.ts';
import { composeTraining } from '../../packages/server/src/people/training/compose.ts';
import type { TrainingDeps } from '../../packages/server/src/people/training/deps.ts';
import { runAssignments } from '../../packages/server/src/people/training/running.ts';
import { knowExceptions } from '../support/exceptions.ts';
import type { Browser } from '../support/identity/browser.ts';
import { addCourse, pass } from '../support/training.ts';
import { expectNothingOf, expectRefused, MINUTE, openScene, type Bound, type Scene } from './attack.ts';

/*
 * Whoever has not passed what the agreement asks for, or let it run out, sees nothing, at the next request; what happened may
 * only shorten; and no rule, answer or assignment of a vendor's own opens what a clause closes.
 */

const ADA = 'per_ada';
const CLAUSE = { clause: '6.2', kind: 'training', course: 'privacy', maxAgeDays: 30, graceDays: 7 } as const;

let scene: Scene;
let training: TrainingDeps;
let setConditions: ReturnType<typeof knowExceptions>;
let ada: Browser;
let vera: Browser;
let work: Bound;

beforeAll(async () => {
  scene = await openScene();
  setConditions = knowExceptions(scene.house);
  training = composeTraining(scene.house);
  [ada, vera] = [await scene.browse(ADA), await scene.browse('per_vera')];
  for (const id of ['privacy', 'reporting']) await addCourse(scene.asOwner, id, `About ${id}`, new Date());
  work = await scene.boundTicket(ADA);
  setConditions([CLAUSE]);
});
afterAll(() => scene.close());

const open = () => ada.get(`/api/tickets/${work.ticket.id}`);
const passes = (course = 'privacy') => pass(scene.asOwner, ADA, course, new Date());

async function expectClosed(code: Parameters<typeof expectRefused>[1]) {
  const attack = await scene.attack(open);
  expectRefused(attack, code, ADA);
  expectNothingOf(work.customer, attack);
}

/** Days pass here, and sessions do not last that long: the person signs in again and takes a new ticket. */
async function later(days: number) {
  scene.pass(days * DAY_MS);
  ada = await anew(ADA);
  vera = await anew('per_vera');
}
async function anew(person: string): Promise<Browser> {
  scene.pass(2 * MINUTE);
  return scene.browse(person);
}
const owed = async () => {
  const { courses, next } = (await ada.get('/api/training/mine')).body as {
    courses: { course: string; state: string; stops: boolean }[];
    next: string | null;
  };
  const found = courses.find(({ course }) => course === 'privacy');
  return { state: found?.state, stops: found?.stops, next };
};

it('lets nobody in who never passed the course, says which one, and opens with the very next request', async () => {
  await expectClosed('training-never');
  expect(await owed()).toEqual({ state: 'never', stops: true, next: 'privacy' });
  const team = (await vera.get('/api/team')).body as { id: string; blockers: { code: string }[] }[];
  expect(team.find(({ id }) => id === ADA)?.blockers).toMatchObject([{ code: 'training-never' }]);
  await passes('reporting');
  await expectClosed('training-never');
  await passes();
  expect((await open()).status).toBe(200);
  expect(await owed()).toMatchObject({ state: 'current', stops: false });
});
