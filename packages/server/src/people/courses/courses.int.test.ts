import { createHmac, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';
import type { Visitor } from '../../demo/client.ts';
import { composeCourses } from './compose.ts';
import { completionsOf, questionsOf, shipCourses, type CourseDeps } from './index.ts';

/* Courses of the demo, as the people around them take, write and import them. */

let installation: TestInstallation;
let deps: CourseDeps;
const people = new Map<string, Visitor>();
const MINUTE = 60_000;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-02T08:00:00Z') });
  installation = await openTestInstallation();
  deps = composeCourses(installation.house);
});
afterAll(async () => {
  await installation.close();
  vi.useRealTimers();
});

async function as(person: string, fresh = false): Promise<Visitor> {
  const visitor = people.get(person) ?? installation.visitor(person);
  if (!people.has(person)) await visitor.signIn();
  people.set(person, visitor);
  if (fresh) {
    // A code is good once.
    vi.setSystemTime(Date.now() + MINUTE);
    expect((await visitor.stepUp()).status).toBe(200);
  }
  return visitor;
}

interface Paper {
  readonly id: string;
  readonly questions: readonly {
    readonly id: string;
    readonly answers: readonly { readonly key: string; readonly text: string }[];
    readonly given: readonly string[];
  }[];
  readonly result: {
    readonly passed: boolean;
    readonly score: number;
    readonly entry: number;
    readonly questions: readonly { readonly id: string; readonly right: boolean; readonly because: string }[];
    readonly next: { readonly may: boolean; readonly why: string | null; readonly at: string | null };
  } | null;
}
const got = async <T>(answer: ReturnType<Visitor['get']>): Promise<T> => {
  const { status, json } = await answer;
  expect(status, JSON.stringify(json)).toBe(200);
  return json as T;
};

/** What somebody who knows the bank answers. */
async function knowing(course: string, { questions }: Paper): Promise<Record<string, string[]>> {
  const bank = await questionsOf(deps, course);
  return Object.fromEntries(
    questions.map(({ id, answers }) => {
      const { right = [], answers: texts = [] } = bank.find((one) => one.id === id) ?? {};
      return [id, right.map((index) => answers.find(({ text }) => text === texts[index])?.key ?? '')];
    }),
  );
}

describe('a course', () => {
  it('is read, and gone on with where one left, in whichever browser', async () => {
    const ada = await as('per_ada');
    const mine = await got<readonly { id: string; passedAt: string | null; sections: number }[]>(
      ada.get('/api/courses'),
    );
    expect(mine.map(({ id }) => id)).toEqual([
      ...['ai-tools', 'clean-desk', 'privacy', 'data-security', 'phishing', 'reporting'],
    ]);
    const { version, sections } = await got<{ version: number; sections: { id: string }[] }>(
      ada.get('/api/courses/phishing'),
    );
    const read = sections.slice(0, 2).map(({ id }) => id);
    await got(ada.post('/api/courses/phishing/place', { version, section: sections[2]?.id, read }));
    await got(
      ada.post('/api/courses/phishing/place', { version, section: sections[3]?.id, read: [sections[2]?.id] }),
    );
    const elsewhere = installation.visitor('per_ada');
    await elsewhere.signIn();
    expect(await got(elsewhere.get('/api/courses/phishing?language=de'))).toMatchObject({
      ...{ section: sections[3]?.id, language: 'en', asked: false },
      read: [...read, sections[2]?.id].toSorted(),
    });
  });

  it('is failed, waited for, and passed with other questions; each paper is an entry', async () => {
    const ada = await as('per_ada');
    const start = (): Promise<Paper> => got(ada.post('/api/courses/phishing/papers', { language: 'en' }));
    const first = await start();
    expect((await start()).id).toBe(first.id);
    const [asked] = first.questions;
    const answer = [asked?.answers[0]?.key ?? ''];
    await got(ada.post(`/api/course-papers/${first.id}/answers`, { question: asked?.id, answer }));
    expect((await start()).questions[0]?.given).toEqual(answer);
    expect(first.result).toBeNull();

    const failed = await got<Paper>(ada.post(`/api/course-papers/${first.id}/submit`, { answers: {} }));
    expect(failed.result).toMatchObject({ passed: false, score: 0, next: { may: false, why: 'wait' } });
    for (const { because } of failed.result?.questions ?? []) expect(because).not.toBe('');
    expect((await ada.post(`/api/course-papers/${first.id}/submit`, { answers: {} })).json).toMatchObject({
      error: { code: 'already-done' },
    });
    expect((await ada.post('/api/courses/phishing/papers', { language: 'en' })).json).toMatchObject({
      error: { code: 'paper-waits' },
    });
    expect(await completionsOf(deps, ['per_ada'])).not.toContainEqual(
      expect.objectContaining({ course: 'phishing', source: 'attempt' }),
    );

    vi.setSystemTime(Date.now() + 11 * MINUTE);
    const second = await start();
    const before = first.questions.map(({ id }) => id);
    expect(second.questions.filter(({ id }) => before.includes(id))).toEqual([]);
    const passed = await got<Paper>(
      ada.post(`/api/course-papers/${second.id}/submit`, { answers: await knowing('phishing', second) }),
    );
    expect(passed.result).toMatchObject({ passed: true, score: second.questions.length });
    const entry = await installation.house.world.pools.app.query<{
      act: string;
      passed: string;
      paper: string;
    }>(
      `SELECT body::jsonb->>'act' AS act, body::jsonb->'words'->>'passed' AS passed, body::jsonb->'words'->>'paper' AS paper
       FROM cordon.ledger_bodies WHERE idx = $1`,
      [passed.result?.entry],
    );
    expect(entry.rows).toMatchObject([
      { act: 'course-paper-submitted', passed: 'true', paper: expect.any(String) as string },
    ]);
    expect(await completionsOf(deps, ['per_ada'])).toContainEqual(
      expect.objectContaining({
        course: 'phishing',
        source: 'attempt',
        version: 1,
        entry: passed.result?.entry,
      }),
    );
  });
});

describe('a course of the company’s own', () => {
  const text = async () =>
    (await readFile(new URL('content/en/reporting.md', import.meta.url), 'utf8'))
      .replace('id: reporting', 'id: our-reporting')
      .replace('title: Reporting incidents', 'title: Reporting at Harbor');
  const publish = async (priya: Visitor, language: string, renews: boolean) => {
    const { body } = await got<{ body: string }>(
      priya.get(`/api/course-register/our-reporting/text?language=${language}`),
    );
    const { hash } = await got<{ hash: string }>(priya.post('/api/course-drafts/look', { body }));
    return priya.post(`/api/course-drafts/our-reporting/${language}/publish`, { hash, renews });
  };

  it('is drafted, looked at, published, translated, and published again so that all have to pass it anew', async () => {
    const priya = await as('per_priya', true);
    const first = await text();
    const draft = '/api/course-drafts/our-reporting/en';
    expect(await got(priya.post(draft, { body: first.replace('pass: 80', 'pass: 8'), revision: 0 }))).toEqual(
      {
        revision: 1,
      },
    );
    expect((await publish(priya, 'en', false)).json).toMatchObject({ error: { code: 'course-unsound' } });
    expect((await priya.post(draft, { body: first, revision: 0 })).json).toMatchObject({
      error: { code: 'conflict' },
    });
    await got(priya.post(draft, { body: first, revision: 1 }));
    expect((await publish(priya, 'en', false)).json).toMatchObject({ version: 1 });

    const german = first
      .replace('language: en', 'language: de')
      .replace('title: Reporting at Harbor', 'title: Melden');
    await got(priya.post('/api/course-drafts/our-reporting/de', { body: german, revision: 0 }));
    expect((await publish(priya, 'de', false)).json).toMatchObject({ version: 1 });
    const ben = await as('per_ben');
    expect(await got(ben.get('/api/courses/our-reporting?language=de'))).toMatchObject({ title: 'Melden' });

    const paper = await got<Paper>(ben.post('/api/courses/our-reporting/papers', { language: 'en' }));
    const answers = await knowing('our-reporting', paper);
    await got(ben.post(`/api/course-papers/${paper.id}/submit`, { answers }));
    const passed = async () =>
      (await completionsOf(deps, ['per_ben'])).filter(({ course }) => course === 'our-reporting').length;
    expect(await passed()).toBe(1);

    await got(priya.post(draft, { body: first.replace('minutes: 15', 'minutes: 16'), revision: 0 }));
    const looked = await got<{ changes: { settings: string[] } }>(
      priya.post('/api/course-drafts/look', { body: first.replace('minutes: 15', 'minutes: 16') }),
    );
    expect(looked.changes.settings).toEqual(['minutes']);
    expect((await publish(priya, 'en', true)).json).toMatchObject({ version: 2 });
    expect(await passed()).toBe(0);
    const register = await got<{ courses: { id: string; missing: string[] }[] }>(
      priya.get('/api/course-register'),
    );
    expect(register.courses.find(({ id }) => id === 'our-reporting')?.missing).toEqual(['de']);

    await got(priya.post('/api/courses/our-reporting/withdraw', { withdrawn: true }));
    expect((await ben.get('/api/courses/our-reporting')).json).toMatchObject({
      error: { code: 'not-in-scope' },
    });
    expect(await questionsOf(deps, 'our-reporting')).toEqual([]);
  });

  it('is shipped once, and anew when the product has it otherwise', async () => {
    const fresh = [
      {
        ...{ id: randomUUID(), line: 1, person: 'per_carla', course: 'phishing', version: 1, counts: true },
        passedAt: Date.now(),
      },
    ];
    await deps.completions.take(fresh, { person: 'per_vera', system: null }, 0, new Date());
    expect(await shipCourses(deps)).toBe(0);
    const changed = {
      ...deps,
      shipped: async () => (await deps.shipped()).map((one) => one.replace('wait: 10', 'wait: 11')),
    };
    expect(await shipCourses(changed)).toBe(6);
    expect(await completionsOf(deps, ['per_carla'])).toContainEqual(
      expect.objectContaining({ course: 'phishing', version: 1 }),
    );
    expect((await deps.versions.list()).find(({ id }) => id === 'phishing')).toMatchObject({ version: 2 });
  });
});

describe('completions from elsewhere', () => {
  const at = '/api/parties/pty_brightline/completions';

  it('are looked at, taken as they were shown, and say who told them', async () => {
    const vera = await as('per_vera', true);
    const email = installation.signInOf('per_ben').email;
    const csv = `person,course,passed\n${email},privacy,2026-10-30\nnobody@example.com,privacy,2026-10-30\n${email},privacy,2027-01-01\n`;
    const look = await got<{ difference: string; fresh: unknown[]; problems: unknown[] }>(
      vera.post(`${at}/look`, { csv }),
    );
    expect(look.fresh).toMatchObject([{ person: { id: 'per_ben' }, course: 'privacy', counts: true }]);
    expect(look.problems).toEqual([
      { line: 3, problem: 'nobody here is called that' },
      { line: 4, problem: 'it lies in the future' },
    ]);
    expect((await vera.post(at, { csv, difference: '0'.repeat(64) })).json).toMatchObject({
      error: { code: 'roster-changed' },
    });
    expect(await got(vera.post(at, { csv, difference: look.difference }))).toMatchObject({ taken: 1 });
    expect(await completionsOf(deps, ['per_ben'])).toContainEqual(
      expect.objectContaining({ course: 'privacy', source: 'import' }),
    );
    const { told } = await got<{ told: { by: string; person: { id: string } }[] }>(vera.get(at));
    expect(told[0]).toMatchObject({ by: installation.signInOf('per_vera').name, person: { id: 'per_ben' } });
  });

  it('are delivered by a training system with its signature, any number of times', async () => {
    const vera = await as('per_vera', true);
    const { id, secret } = await got<{ id: string; secret: string }>(
      vera.post('/api/parties/pty_brightline/course-systems', { name: 'Learning portal' }),
    );
    const deliver = async (completions: readonly unknown[], key = secret) => {
      const body = JSON.stringify({ completions });
      const timestamp = String(Math.floor(Date.now() / 1000));
      const mac = createHmac('sha256', key).update(timestamp).update('.').update(body).digest('hex');
      const response = await fetch(`${installation.baseUrl}/api/course-systems/${id}/completions`, {
        method: 'POST',
        headers: {
          ...{ 'content-type': 'application/json', 'x-cordon-timestamp': timestamp },
          'x-cordon-signature': `v1=${mac}`,
        },
        body,
      });
      return { status: response.status, json: (await response.json()) as unknown };
    };
    const one = {
      person: installation.signInOf('per_ada').email,
      course: 'reporting',
      passedAt: '2026-11-01T10:00:00Z',
    };
    expect(await deliver([one, { ...one, course: 'cooking' }])).toEqual({
      status: 200,
      json: { taken: 1, known: 0, problems: [{ line: 2, problem: 'there is no such course' }] },
    });
    expect(await deliver([one])).toMatchObject({ json: { taken: 0, known: 1 } });
    expect((await deliver([one], 'another')).status).toBe(403);
    // Of another vendor's people it may say nothing.
    const theirs = { ...one, person: installation.signInOf('per_nuno').email };
    expect(await deliver([theirs])).toMatchObject({ json: { taken: 0, problems: [{ line: 1 }] } });
    await got(vera.post(`/api/course-systems/${id}/revoke`, {}));
    expect((await deliver([one])).status).toBe(403);
  });
});
