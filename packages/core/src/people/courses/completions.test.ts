import { describe, expect, it } from 'vitest';
import { BACKDATED_DAYS, completionKey, planCompletions, type ToldCompletion } from './completions.ts';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const DAY = 86_400_000;
const people = [
  { id: 'ada', names: ['ada@bright.example.com', 'a.lovelace', 'E-17'] },
  { id: 'ben', names: ['ben@bright.example.com'] },
  // The same person of the firm's, who works for a second client under an account of its own.
  { id: 'ada-two', names: ['ada.two@bright.example.com', 'E-17'] },
];
const courses = [
  { id: 'privacy', version: 3, countsFrom: 2 },
  { id: 'phishing', version: 1, countsFrom: 1 },
];
const told = (more: Partial<ToldCompletion> = {}): ToldCompletion => ({
  ...{ line: 2, person: 'ben@bright.example.com', course: 'privacy', version: null },
  ...{ passedAt: '2026-11-20T09:00:00Z', ...more },
});
const plan = (rows: readonly ToldCompletion[], known: readonly string[] = []) =>
  planCompletions(rows, people, courses, new Set(known), NOW);

describe('completions that are told', () => {
  it.each<[string, Partial<ToldCompletion>, readonly string[]]>([
    ['by address', { person: 'BEN@bright.example.com ' }, ['ben']],
    ['by user name', { person: 'a.lovelace' }, ['ada']],
    ['by an external id, for each client of a person', { person: 'E-17' }, ['ada', 'ada-two']],
  ])('are found %s', (_, more, whose) => {
    expect(plan([told(more)]).fresh.map(({ person }) => person)).toEqual(whose);
  });

  it.each<[string, Partial<ToldCompletion>, string]>([
    ['of nobody', { person: 'eve@elsewhere.example.com' }, 'nobody here is called that'],
    ['of no course', { course: 'cooking' }, 'there is no such course'],
    ['of a version to come', { version: 4 }, 'the course has no such version'],
    ['of version 0', { version: 0 }, 'the course has no such version'],
    ['on no day', { passedAt: '27/11/2026' }, 'the day is written as'],
    ['on a day that is not', { passedAt: '2026-13-45' }, 'the day is written as'],
    ['in the future', { passedAt: '2026-11-27T12:06:00Z' }, 'it lies in the future'],
    [
      'too long ago',
      { passedAt: new Date(NOW - BACKDATED_DAYS * DAY - 1).toISOString() },
      `it is more than ${String(BACKDATED_DAYS)} days old`,
    ],
  ])('%s are not taken', (_, more, problem) => {
    const { fresh, problems } = plan([told(more)]);
    expect(fresh).toEqual([]);
    expect(problems).toMatchObject([{ line: 2 }]);
    expect(problems[0]?.problem).toContain(problem);
    expect(problems[0]?.problem).not.toContain('@');
  });

  it.each([
    ['five minutes ahead', '2026-11-27T12:05:00Z'],
    ['to the day', new Date(NOW - BACKDATED_DAYS * DAY).toISOString()],
  ])('are taken at the edge: %s', (_, passedAt) => {
    expect(plan([told({ passedAt })]).fresh).toHaveLength(1);
  });

  it('are in the version that is in force, and say when theirs counts no more', () => {
    expect(plan([told()]).fresh).toMatchObject([{ version: 3, counts: true }]);
    expect(plan([told({ version: 1 })]).fresh).toMatchObject([{ version: 1, counts: false }]);
  });

  it('are taken once, however often they are told', () => {
    const [one] = plan([told()]).fresh;
    if (one === undefined) throw new Error('nothing was found');
    expect(plan([told(), told({ line: 3 })])).toMatchObject({ fresh: [{ line: 2 }], known: 1 });
    expect(plan([told()], [completionKey(one)])).toMatchObject({ fresh: [], known: 1, problems: [] });
  });
});
