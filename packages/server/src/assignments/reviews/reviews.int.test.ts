import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';
import type { Answer, Visitor } from '../../demo/client.ts';
import { lookAfterReviews, type ReviewDeps } from './reviewing.ts';

/* Everybody's work is confirmed person by person; what nobody confirms in time ends. */

const AGREEMENT = 'agr_harbor_brightline';
const DAY = 86_400_000;

let world: TestInstallation;
let vera: Visitor;
let leo: Visitor;
let victor: Visitor;

beforeAll(async () => {
  world = await openTestInstallation();
  [vera, leo, victor] = ['per_vera', 'per_leo', 'per_victor'].map((id) => world.visitor(id)) as [
    Visitor,
    Visitor,
    Visitor,
  ];
  for (const one of [vera, leo, victor]) await one.signIn();
});
afterAll(() => world.close());

interface View {
  readonly id: string;
  readonly closedAt: string | null;
  readonly dueAt: string;
  readonly kept: number;
  readonly removed: number;
  readonly open: number;
  readonly items: readonly {
    assignment: string;
    person: { id: string };
    answer: string | null;
    lastUse: string | null;
  }[];
}

const codeOf = ({ json }: Answer) => (json as { error?: { code: string } }).error?.code;
const listed = async (asker: Visitor) =>
  (await asker.get('/api/access-reviews')).json as {
    reviews: View[];
    next: { agreement: { id: string }; dueAt: string | null }[];
  };
const view = async (asker: Visitor, id: string) =>
  (await asker.get(`/api/access-reviews/${id}`)).json as View;
const live = async () =>
  (await world.house.assignments.live({ agreement: AGREEMENT }, new Date())).map(({ id }) => id);
const entered = async (act: string) => {
  const { rows } = await world.house.world.pools.app.query<{ body: string }>(
    'SELECT body FROM cordon.ledger_bodies WHERE kind = $1 ORDER BY idx',
    [act],
  );
  return rows.map(({ body }) => (JSON.parse(body) as { words: Record<string, unknown> }).words);
};
/** The jobs, some days from now. */
const later = (days: number): ReviewDeps => ({
  ...world.house.reviewDeps,
  now: () => new Date(Date.now() + days * DAY),
});

describe('an access review', () => {
  it('is said ahead, and not opened before its last fortnight', async () => {
    const { next, reviews } = await listed(vera);
    expect(reviews).toEqual([]);
    const due = Date.parse(next.find(({ agreement }) => agreement.id === AGREEMENT)?.dueAt ?? '');
    expect(Math.round((due - Date.now()) / DAY)).toBe(90);
    expect(await lookAfterReviews(later(75))).toBe(true);
    expect((await listed(vera)).reviews).toEqual([]);
  });

  it('is opened in time, mailed, answered line by line by the vendor, and seen by the company', async () => {
    const mails = (await world.mails()).length;
    await lookAfterReviews(later(77));
    await lookAfterReviews(later(77));
    const [row, ...more] = (await listed(victor)).reviews;
    expect(more).toEqual([]);
    expect(row).toMatchObject({ kept: 0, removed: 0, open: (await live()).length, closedAt: null });
    const sent = (await world.mails()).slice(mails);
    expect(sent).toHaveLength(2);
    expect(sent.join('\n')).toContain('Access review of');
    const id = row?.id ?? '';
    const answer = (asker: Visitor, assignments: string[], word: string) =>
      asker.post(`/api/access-reviews/${id}/answer`, { assignments, answer: word });
    for (const asker of [victor, world.visitor('per_ada'), world.visitor('per_nuno')]) {
      if (asker !== victor) await asker.signIn();
      const code = codeOf(await answer(asker, ['asg_per_ada'], 'keep'));
      expect(['role-not-allowed', 'not-in-scope']).toContain(code);
    }
    expect((await answer(leo, ['asg_per_ada', 'asg_per_ben'], 'keep')).json).toMatchObject({ kept: 2 });
    expect((await answer(vera, ['asg_per_finn'], 'remove')).json).toMatchObject({ kept: 2, removed: 1 });
    expect(await live()).not.toContain('asg_per_finn');
    expect(codeOf(await answer(vera, ['asg_per_finn'], 'keep'))).toBe('already-done');
    expect(codeOf(await answer(vera, ['asg_per_rita'], 'remove'))).toBe('already-done');
    expect(await entered('access-reviewed')).toMatchObject([
      { assignment: 'asg_per_ada', answer: 'keep' },
      { assignment: 'asg_per_ben', answer: 'keep' },
      { assignment: 'asg_per_finn', answer: 'remove' },
    ]);
  });

  it('reminds once, and removes what nobody answered when its day has come', async () => {
    const [row] = (await listed(vera)).reviews;
    const id = row?.id ?? '';
    const mails = (await world.mails()).length;
    await lookAfterReviews(later(88));
    await lookAfterReviews(later(88));
    expect((await world.mails()).slice(mails)).toHaveLength(2);
    expect(await live()).toContain('asg_per_gia');
    await lookAfterReviews(later(92));
    expect(await live()).toEqual(['asg_per_ada', 'asg_per_ben']);
    const closed = await view(victor, id);
    expect(closed.closedAt).not.toBeNull();
    expect(closed).toMatchObject({ kept: 2, removed: 1 });
    expect(closed.items.find(({ person }) => person.id === 'per_gia')?.answer).toBe('unanswered');
    const unanswered = (await entered('access-reviewed')).filter(({ answer }) => answer === 'unanswered');
    expect(unanswered).toHaveLength(closed.open);
    // Nothing is taken away or entered twice.
    await lookAfterReviews(later(92));
    expect((await entered('access-reviewed')).length).toBe(3 + closed.open);
  });

  it('is opened ahead of time by hand, shows the last use, and closes when all is answered', async () => {
    const ada = world.visitor('per_ada');
    await ada.signIn();
    const tickets = (await ada.get('/api/tickets')).json as { items: { id: string }[] };
    await ada.get(`/api/tickets/${tickets.items[0]?.id ?? ''}`);
    expect(codeOf(await leo.post('/api/access-reviews', { agreement: AGREEMENT }))).toBe('role-not-allowed');
    const made = await victor.post('/api/access-reviews', { agreement: AGREEMENT });
    expect(made.status).toBe(200);
    const { id } = made.json as { id: string };
    expect(codeOf(await victor.post('/api/access-reviews', { agreement: AGREEMENT }))).toBe('already-done');
    const { items } = await view(vera, id);
    expect(items.map(({ person, lastUse }) => [person.id, lastUse !== null])).toEqual([
      ['per_ada', true],
      ['per_ben', false],
    ]);
    const assignments = items.map(({ assignment }) => assignment);
    const done = await vera.post(`/api/access-reviews/${id}/answer`, { assignments, answer: 'keep' });
    expect((done.json as View).closedAt).not.toBeNull();
    expect(await live()).toEqual(['asg_per_ada', 'asg_per_ben']);
  });
});
