import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeCourses } from '../../packages/server/src/people/courses/compose.ts';
import { questionsOf, type CourseDeps } from '../../packages/server/src/people/courses/index.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { MINUTE, openScene, type Scene } from './attack.ts';

/* Who would rather not learn: looking answers up, taking another's paper, drawing until it fits, and saying that one passed. */

let scene: Scene;
let deps: CourseDeps;
let ada: Visitor;
let ben: Visitor;

beforeAll(async () => {
  scene = await openScene();
  deps = composeCourses(scene.house);
  [ada, ben] = [await fresh('per_ada'), await fresh('per_ben')];
});
afterAll(() => scene.close());

/** A code is good once, so a minute passes before another is given. */
function fresh(person: string): Promise<Visitor> {
  scene.pass(MINUTE);
  return scene.enterFresh(person);
}

interface Paper {
  readonly id: string;
  readonly questions: readonly {
    readonly id: string;
    readonly answers: readonly { readonly key: string }[];
  }[];
}
const codeOf = ({ json }: Awaited<ReturnType<Visitor['get']>>) =>
  (json as { readonly error?: { readonly code: string } }).error?.code;
const paperOf = async (who: Visitor, course: string) =>
  (await who.post(`/api/courses/${course}/papers`, { language: 'en' })).json as Paper;

describe('whoever looks answers up', () => {
  it('finds none in what a browser has before the paper is handed in', async () => {
    const bank = await questionsOf(deps, 'data-security');
    const paper = await paperOf(ada, 'data-security');
    const [first] = paper.questions;
    const kept = { question: first?.id, answer: [first?.answers[0]?.key] };
    const said = [
      (await ada.get('/api/courses')).json,
      (await ada.get('/api/courses/data-security')).json,
      ...[paper, (await ada.get(`/api/course-papers/${paper.id}`)).json],
      (await ada.post(`/api/course-papers/${paper.id}/answers`, kept)).json,
    ];
    for (const { because } of bank) expect(JSON.stringify(said)).not.toContain(because);
    expect(JSON.stringify(said.slice(2))).not.toMatch(/"(?:right|because|teaches|answer|seed|score)"/);
    // The other way round: handed in, each question says why.
    const handedIn = JSON.stringify(
      (await ada.post(`/api/course-papers/${paper.id}/submit`, { answers: {} })).json,
    );
    for (const { id } of paper.questions)
      expect(handedIn).toContain(JSON.stringify(bank.find((one) => one.id === id)?.because));
  });

  it('is not shown the texts of courses, where right answers stand', async () => {
    for (const who of [ada, await fresh('per_vera'), await fresh('per_leo')]) {
      expect(codeOf(await who.get('/api/course-register'))).toBe('role-not-allowed');
      expect(codeOf(await who.get('/api/course-register/phishing/text?language=en'))).toBe(
        'role-not-allowed',
      );
      expect(codeOf(await who.post('/api/course-drafts/look', { body: '' }))).toBe('role-not-allowed');
    }
  });
});

describe('whoever takes a paper that is not theirs', () => {
  it('sees, answers and hands in nothing', async () => {
    const paper = await paperOf(ada, 'privacy');
    expect(codeOf(await ben.get(`/api/course-papers/${paper.id}`))).toBe('not-in-scope');
    const answer = { question: paper.questions[0]?.id, answer: ['a'] };
    expect(codeOf(await ben.post(`/api/course-papers/${paper.id}/answers`, answer))).toBe('not-in-scope');
    expect(codeOf(await ben.post(`/api/course-papers/${paper.id}/submit`, { answers: {} }))).toBe(
      'not-in-scope',
    );
  });

  it('draws one paper at a time, however often they ask at once', async () => {
    const asked = await Promise.all(Array.from({ length: 6 }, () => paperOf(ben, 'clean-desk')));
    const ids = new Set(asked.map(({ id }: Partial<Paper>) => id));
    // Whoever asked at the same moment may have been told to ask again.
    ids.delete(undefined);
    expect(ids.size).toBe(1);
    expect((await deps.attempts.of('per_ben', 'clean-desk')).length).toBe(1);
  });

  it('answers no question that is not on it', async () => {
    const { id } = await paperOf(ben, 'ai-tools');
    expect(codeOf(await ben.post(`/api/course-papers/${id}/submit`, { answers: { 'made-up': ['a'] } }))).toBe(
      'bad-request',
    );
  });
});

describe('whoever says that somebody passed', () => {
  const csv = 'person,course,passed\nx@example.com,privacy,2026-01-01\n';

  it.each([
    ['an agent', 'per_ada', 'role-not-allowed'],
    ['a team lead', 'per_leo', 'role-not-allowed'],
    ['another vendor', 'per_nuno', 'not-in-scope'],
  ])('has to be who answers for them: %s', async (_, person, code) => {
    const who = await fresh(person);
    const at = '/api/parties/pty_brightline/completions';
    expect(codeOf(await who.post(`${at}/look`, { csv }))).toBe(code);
    expect(codeOf(await who.post(at, { csv, difference: '0'.repeat(64) }))).toBe(code);
    expect(codeOf(await who.post('/api/parties/pty_brightline/course-systems', { name: 'Portal' }))).toBe(
      code,
    );
  });

  it('is refused alike, whether the system is there or not', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = {
      ...{ 'content-type': 'application/json', 'x-cordon-timestamp': timestamp },
      'x-cordon-signature': `v1=${'0'.repeat(64)}`,
    };
    const vera = await fresh('per_vera');
    const { json } = await vera.post('/api/parties/pty_brightline/course-systems', { name: 'Portal' });
    const answers = await Promise.all(
      [(json as { id: string }).id, 'csy_nobody'].map(async (id) => {
        const url = `${scene.baseUrl}/api/course-systems/${id}/completions`;
        const response = await fetch(url, { method: 'POST', headers, body: '{"completions":[]}' });
        const { error } = (await response.json()) as { error: { code: string } };
        return `${String(response.status)} ${error.code}`;
      }),
    );
    expect(answers).toEqual(['403 signature-invalid', '403 signature-invalid']);
  });
});

it('a script in a course is words', async () => {
  const priya = await fresh('per_priya');
  const { json } = await priya.get('/api/course-register/phishing/text?language=en');
  const { body } = json as { body: string };
  const evil = '<script>fetch("//evil.example")</script> [x](javascript:alert(1))';
  const changed = body
    .replace('id: phishing', 'id: ours')
    .replace('## Why they come to you\n', `## Why they come to you\n\n${evil}\n`);
  const looked = (await priya.post('/api/course-drafts/look', { body: changed })).json as {
    problems: unknown[];
    preview: { sections: { blocks: { kind: string; inlines: { kind: string; text: string }[] }[] }[] } | null;
  };
  expect(looked.problems).toEqual([]);
  const inlines = looked.preview?.sections[0]?.blocks[0]?.inlines ?? [];
  expect(new Set(inlines.map(({ kind }) => kind))).toEqual(new Set(['plain']));
  expect(inlines.map(({ text }) => text).join('')).toBe(evil);
});
