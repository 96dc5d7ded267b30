import { DAY_MS } from '@cordon/core/people/training';
import { verifyDocument } from '@cordon/core/agreements';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assignCourse, trainingOf } from '../../packages/server/src/people/training/index.ts';
import { composeCertifying, composeTrainingJobs } from '../../packages/server/src/people/training/compose.ts';
import { remindPeople } from '../../packages/server/src/people/training/reminding.ts';
import {
  openCertificate,
  type CertifyingDeps,
} from '../../packages/server/src/people/training/certifying.ts';
import { composeCourses } from '../../packages/server/src/people/courses/compose.ts';
import { questionsOf } from '../../packages/server/src/people/courses/index.ts';
import { sealCrypto } from '../../packages/server/src/platform/sealCrypto.ts';
import { runAssignments } from '../../packages/server/src/people/training/running.ts';
import { knowExceptions } from '../support/exceptions.ts';
import type { Browser } from '../support/identity/browser.ts';
import { pass } from '../support/training.ts';
import { expectNothingOf, expectRefused, MINUTE, openScene, type Bound, type Scene } from './attack.ts';

/*
 * Whoever has not passed what the agreement asks for, or let it run out, sees nothing, at the next request; what happened may
 * only shorten; and no rule, answer or assignment of a vendor's own opens what a clause closes.
 */

const ADA = 'per_ada';
const CLAUSE = {
  clause: '6.2',
  kind: 'training',
  course: 'privacy',
  maxAgeDays: 30,
  graceDays: 3,
  spacedDays: 2,
} as const;

let scene: Scene;
let training: ReturnType<typeof composeTrainingJobs>;
let certifying: CertifyingDeps;
let setConditions: ReturnType<typeof knowExceptions>;
let ada: Browser;
let vera: Browser;
let work: Bound;

beforeAll(async () => {
  scene = await openScene();
  setConditions = knowExceptions(scene.house);
  training = composeTrainingJobs(scene.house);
  certifying = composeCertifying(scene.house);
  [ada, vera] = [await scene.browse(ADA), await scene.browse('per_vera')];
  work = await scene.boundTicket(ADA);
  setConditions([CLAUSE]);
});
afterAll(() => scene.close());

const open = () => ada.get(`/api/tickets/${work.ticket.id}`);
const passes = (course = 'privacy') => pass(scene, ADA, course, new Date());

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
  const standing = (await trainingOf(training, [ADA])).find(({ course }) => course === 'privacy');
  expect(standing).toMatchObject({ person: ADA, state: 'never', stops: true, reasons: ['clause'] });
  const team = (await vera.get('/api/team')).body as { id: string; blockers: { code: string }[] }[];
  expect(team.find(({ id }) => id === ADA)?.blockers).toMatchObject([{ code: 'training-never' }]);
  await passes('reporting');
  await expectClosed('training-never');
  await passes();
  expect((await open()).status).toBe(200);
  expect(await owed()).toMatchObject({ state: 'current', stops: false });
});

it('closes once it ran out and the grace is over, and neither a lengthened day nor a due date of others opens it', async () => {
  await later(32);
  expect((await open()).status).toBe(200);
  expect(await owed()).toMatchObject({ state: 'grace', stops: false, next: 'privacy' });
  // Answers lengthen it by what the clause allows and not by a day more.
  const answered = (day: number) =>
    scene.asOwner(
      `INSERT INTO cordon.spaced_answers (person, day, course, question, is_right, answered_at) VALUES ($1, $2::timestamptz::date, 'privacy', 'q', true, $2)`,
      [ADA, new Date(Date.now() - day * DAY_MS)],
    );
  for (const day of [1, 2, 3, 4]) await answered(day);
  await later(2);
  expect((await open()).status).toBe(200);
  await later(1);
  await expectClosed('training-expired');
  const due = new Date(Date.now() + 90 * DAY_MS).toISOString();
  vera = await anew('per_vera');
  const given = await vera.post('/api/training/assignments', { person: ADA, course: 'privacy', due });
  expect(given.status).toBe(200);
  await expectClosed('training-expired');
  await passes();
  expect((await open()).status).toBe(200);
});

it('is certified once, sealed so that one changed byte shows, and given to nobody else', async () => {
  const mine = async () =>
    (
      (await ada.get('/api/training/mine')).body as {
        passed: { completion: string; course: string; certificate: { id: string; hash: string } | null }[];
      }
    ).passed;
  const [newest] = (await mine()).filter(({ course }) => course === 'privacy');
  const body = { completion: newest?.completion ?? '' };
  expect((await vera.post('/api/training/certificates', body)).code).toBe('not-in-scope');
  const { id } = (await ada.post('/api/training/certificates', body)).body as { id: string };
  expect((await ada.post('/api/training/certificates', body)).body).toEqual({ id });
  const file = await openCertificate(certifying, { person: { id: ADA } } as never, id);
  const certificate = (await mine()).find(({ completion }) => completion === body.completion)?.certificate;
  const trust = await certifying.authority.anchors();
  const report = verifyDocument(file, { trust, fileHash: certificate?.hash ?? '' }, sealCrypto);
  expect(report).toMatchObject({ ok: true, kind: 'completion' });
  const changed = Buffer.from(file);
  changed.writeUInt8(changed.readUInt8(2000) ^ 1, 2000);
  expect(verifyDocument(changed, { trust }, sealCrypto).ok).toBe(false);
  const [entry] = await scene.asOwner<{ body: string }>(
    `SELECT body FROM cordon.ledger_bodies WHERE kind = 'training-certified'`,
  );
  expect(entry?.body).toContain(certificate?.hash);
  expect((await vera.get(`/api/training/certificates/${id}`)).code).toBe('not-in-scope');
});

it('asks one question a day, which says nothing of what is right, and a right answer is worth a day', async () => {
  const today = async () =>
    (
      (await ada.get('/api/training/question')).body as {
        question: { course: string; question: string; answers: { key: string }[] } | null;
      }
    ).question;
  const put = await today();
  if (put === null) throw new Error('a question must be asked');
  expect(await today()).toEqual(put);
  const bank = await questionsOf(composeCourses(scene.house), put.course);
  const own = bank.find(({ id }) => id === put.question);
  expect(JSON.stringify(put)).not.toContain(own?.because);
  const known = async () =>
    (await training.store.known([ADA])).find(({ course }) => course === put.course)?.right;
  const before = (await known()) ?? 0;
  const wrong = { course: put.course, question: 'another-question', answer: ['a'] };
  expect((await ada.post('/api/training/question', wrong)).code).toBe('already-done');
  const { text } = own ?? { text: '' };
  const rightTexts = own?.right.map((index) => own.answers[index]) ?? [];
  const keys = (put as unknown as { answers: { key: string; text: string }[] }).answers;
  const answer = rightTexts.map((one) => keys.find((key) => key.text === one)?.key ?? '');
  const said = await ada.post('/api/training/question', {
    course: put.course,
    question: put.question,
    answer,
  });
  expect({ text, ...(said.body as object) }).toMatchObject({ right: true });
  expect(await known()).toBe(before + 1);
  expect(
    (await ada.post('/api/training/question', { course: put.course, question: put.question, answer })).code,
  ).toBe('already-done');
  expect(await today()).toBeNull();
});

it('is asked anew by what happened: closes once that is overdue beyond the grace, until it is passed after it', async () => {
  const due = new Date(Date.now() + DAY_MS);
  const phished = { person: ADA, course: 'privacy', reason: 'phishing', cause: 'phc_1', due } as const;
  scene.pass(MINUTE);
  expect(await assignCourse(training, phished)).toBe(true);
  expect(await assignCourse(training, phished)).toBe(false);
  expect((await open()).status).toBe(200);
  await later(3);
  expect((await open()).status).toBe(200);
  await later(1);
  await expectClosed('training-expired');
  // What was passed before it happened does not settle it, however late it is told.
  await pass(scene, ADA, 'privacy', new Date(Date.now() - 4.5 * DAY_MS));
  await expectClosed('training-expired');
  await passes();
  expect((await open()).status).toBe(200);
});

it('assigns what clauses ask to everybody in one pass, enters it with the hash of its lines, and then has nothing to do', async () => {
  const before = await scene.asOwner<{ n: number }>(
    `SELECT count(*)::int AS n FROM cordon.assignments WHERE ended_at IS NULL`,
  );
  expect(before[0]?.n).toBeGreaterThan(2);
  const first = await runAssignments(training);
  expect(first.assigned).toBeGreaterThan(2);
  expect(await runAssignments(training)).toEqual({ done: 0, assigned: 0, moved: 0, withdrawn: 0 });
  // One whose training system told late that they had passed it before it was asked of them.
  await pass(scene, 'per_ben', 'privacy', new Date(Date.now() - 2 * DAY_MS));
  expect(await runAssignments(training)).toMatchObject({ done: 0, assigned: 0, withdrawn: 1 });
  const [run] = await scene.asOwner<{ hash: string; body: string }>(
    `SELECT r.hash, (SELECT b.body FROM cordon.ledger_bodies b WHERE b.kind = 'courses-assigned') AS body FROM cordon.training_runs r`,
  );
  expect(run?.body).toContain(run?.hash);
});

it('is told of at each step once, by mail, and once a day to the manager when it is overdue, restarts and all', async () => {
  const told = async () => {
    const before = (await scene.mails()).length;
    await remindPeople(training);
    // As after a restart, and as a second replica would.
    await remindPeople(composeTrainingJobs(scene.house));
    const mails = (await scene.mails()).slice(before).map((mail) => /^Subject: (.*)$/m.exec(mail)?.[1] ?? '');
    return mails.map((subject) => subject.replace(/:.*/, '').replace(/ by .*/, ''));
  };
  const first = await told();
  expect(first).toContain('To take');
  expect(await told()).toEqual([]);
  scene.pass(6 * DAY_MS);
  expect(new Set(await told())).toEqual(new Set(['To take']));
  expect(await told()).toEqual([]);
  scene.pass(2 * DAY_MS);
  const late = await told();
  expect(late).toContain('Due now');
  expect(late.filter((subject) => subject === 'Overdue training')).not.toEqual([]);
  expect(await told()).toEqual([]);
  scene.pass(DAY_MS);
  expect(new Set(await told())).toEqual(new Set(['Overdue training']));
  [ada, vera] = [await anew(ADA), await anew('per_vera')];
});

it('is shown to whoever looks after people, assigned to their own alone, and ruled beside the agreements', async () => {
  const seen = (await vera.get('/api/training')).body as {
    people: { person: { id: string }; vendor: { id: string } }[];
    courses: { course: string; counts: Record<string, number> }[];
  };
  expect(new Set(seen.people.map(({ vendor }) => vendor.id))).toEqual(new Set(['pty_brightline']));
  expect(seen.courses).toMatchObject([{ course: 'privacy' }]);
  const due = new Date(Date.now() + DAY_MS).toISOString();
  const asked = { course: 'privacy', due };
  expect((await vera.post('/api/training/assignments', { ...asked, person: 'per_priya' })).code).toBe(
    'not-in-scope',
  );
  const late = { ...asked, person: ADA, due: new Date(Date.now() - 1).toISOString() };
  expect((await vera.post('/api/training/assignments', late)).code).toBe('bad-request');
  expect((await ada.post('/api/training/assignments', { ...asked, person: ADA })).code).toBe(
    'role-not-allowed',
  );

  const rule = { scope: 'role', value: 'tier1', course: 'reporting', everyMonths: 1 };
  const made = await vera.post('/api/training/rules', rule);
  expect(made.status).toBe(200);
  expect((await vera.post('/api/training/rules', rule)).code).toBe('already-done');
  expect((await runAssignments(training)).assigned).toBeGreaterThan(0);
  const { courses } = (await ada.get('/api/training/mine')).body as {
    courses: { course: string; stops: boolean }[];
  };
  // A rule of the vendor's own closes nothing that the agreement leaves open.
  expect(courses.find(({ course }) => course === 'reporting')).toMatchObject({
    stops: false,
    reasons: ['role'],
  });
  const { id } = made.body as { id: string };
  const olivia = await scene.browse('per_olivia');
  expect((await olivia.post(`/api/training/rules/${id}/end`, {})).code).toBe('not-in-scope');
  expect((await vera.post(`/api/training/rules/${id}/end`, {})).status).toBe(200);
  expect((await runAssignments(training)).withdrawn).toBeGreaterThan(0);
});

it('asked because they fell in an exercise is known to the person alone: no list, no entry, no mail to a manager', async () => {
  const due = new Date(Date.now() + DAY_MS);
  const { entered } = await scene.attack(async () => {
    await assignCourse(training, { person: ADA, course: 'clean-desk', reason: 'phishing', cause: null, due });
    return open();
  });
  const asked = entered.filter(({ kind }) => kind === 'course-assigned');
  expect(asked).toHaveLength(1);
  expect(JSON.stringify(asked)).not.toContain(ADA);
  const mine = (await ada.get('/api/training/mine')).body as { courses: { course: string }[] };
  expect(mine.courses.map(({ course }) => course)).toContain('clean-desk');
  await later(3);
  const seen = (await vera.get('/api/training')).body as {
    courses: { course: string }[];
    people: { courses: { course: string; reasons: string[] }[] }[];
  };
  expect(seen.courses.map(({ course }) => course)).not.toContain('clean-desk');
  const listed = seen.people.flatMap(({ courses }) => courses);
  expect(listed.map(({ course }) => course)).not.toContain('clean-desk');
  expect(listed.flatMap(({ reasons }) => reasons)).not.toContain('phishing');
  const overdue = await training.reminders.overdue(new Date());
  expect(overdue.reduce((sum, { assignments }) => sum + assignments, 0)).toBe((await overdueByHand()).length);
});

/** What is overdue and not for one pair of eyes, read by hand. */
const overdueByHand = () =>
  scene.asOwner(
    `SELECT FROM cordon.course_assignments a WHERE a.done_at IS NULL AND a.withdrawn_at IS NULL AND a.due_at < $1 AND a.reason <> 'phishing'
       AND NOT EXISTS (SELECT FROM cordon.course_completions c WHERE c.person = a.person AND c.course = a.course
         AND c.source <> 'spaced' AND c.passed_at >= a.assigned_at)`,
    [new Date()],
  );
