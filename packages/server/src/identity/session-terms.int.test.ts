import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../tests/support/identity/browser.ts';
import {
  advance,
  codeOf,
  openFixture,
  signIn,
  type Fixture,
} from '../../../../tests/support/identity/fixture.ts';
import type { Seeded } from './index.ts';

let f: Fixture;

beforeAll(async () => {
  f = await openFixture();
});
afterAll(() => f.close());
beforeEach(() => {
  advance(3_600_000);
  f.events.length = 0;
  f.mails.length = 0;
  f.mailServer = true;
  f.sessionTerms = { stepUpMinutes: null, concurrentSessions: null };
});

const alive = async (browser: Browser): Promise<boolean> => (await browser.get('/test/full')).status === 200;

describe('sessions at a time', () => {
  it('the oldest ends at a sign-in over the number agreed, with an entry and a mail; nobody is kept out', async () => {
    const ann = await f.person('ann');
    f.sessionTerms = { stepUpMinutes: null, concurrentSessions: 2 };
    const [one, two, three] = [await signIn(f, ann), await signIn(f, ann), await signIn(f, ann)];
    expect([await alive(one), await alive(two), await alive(three)]).toEqual([false, true, true]);
    expect(f.events.filter(({ kind }) => kind === 'session-revoked')).toMatchObject([
      { personId: 'ann', code: null, words: { limit: 'concurrent-sessions' } },
    ]);
    expect(f.mails).toMatchObject([
      { to: 'ann@example.com', subject: 'An older session of yours was ended' },
    ]);
    const four = await signIn(f, ann);
    expect([await alive(two), await alive(three), await alive(four)]).toEqual([false, true, true]);
  });

  it('one at a time is one, also of two sign-ins at once, and nobody else feels it', async () => {
    const [bea, cat] = [await f.person('bea'), await f.person('cat')];
    const other = await signIn(f, cat);
    f.sessionTerms = { stepUpMinutes: null, concurrentSessions: 1 };
    await signIn(f, bea);
    await Promise.all([signIn(f, bea), signIn(f, bea)].map((each) => each.catch(() => null)));
    const { rows } = await f.pool.query('SELECT FROM auth.session WHERE "userId" = $1', [bea.userId]);
    expect(rows).toHaveLength(1);
    expect(await alive(other)).toBe(true);
  });

  it('a step-up is no further session', async () => {
    const dan = await f.person('dan');
    f.sessionTerms = { stepUpMinutes: null, concurrentSessions: 1 };
    const browser = await signIn(f, dan);
    advance(30_000);
    await browser.post('/api/session/step-up', { method: 'totp', code: codeOf(dan.totpSecret) });
    expect(await alive(browser)).toBe(true);
  });
});

describe('how fresh a factor has to be', () => {
  const stepUp = async (person: Seeded): Promise<Browser> => {
    const browser = await signIn(f, person);
    advance(30_000);
    await browser.post('/api/session/step-up', { method: 'totp', code: codeOf(person.totpSecret) });
    return browser;
  };

  it.each([
    ['no agreement says', null, 5],
    ['an agreement says less', 2, 2],
    ['an agreement says more: ours stays', 10, 5],
  ])('%s', async (_, agreed, counts) => {
    const person = await f.person(`eve-${String(agreed)}`);
    f.sessionTerms = { stepUpMinutes: agreed, concurrentSessions: null };
    const browser = await stepUp(person);
    advance(counts * 60_000);
    expect((await browser.get('/test/fresh')).status).toBe(200);
    advance(1);
    expect((await browser.get('/test/fresh')).code).toBe('step-up-needed');
  });
});

describe('sessions of others', () => {
  it('are seen and ended by who answers for the person, and by nobody else', async () => {
    const people = await Promise.all(
      (
        [
          ['agt', 'agent'],
          ['led', 'team-lead'],
          ['adm', 'vendor-admin'],
          ['sec', 'security-officer'],
          ['qa', 'qa-analyst'],
          ['prv', 'privacy-officer'],
        ] as const
      ).map(async ([id, role]) => [id, await f.person(id, role)] as const),
    );
    const seat = new Map<string, Browser>();
    for (const [id, person] of people) seat.set(id, await signIn(f, person));
    const look = async (who: string, whom: string) =>
      (await seat.get(who)?.get(`/api/people/${whom}/sessions`))?.code ?? 'seen';
    expect(await look('led', 'agt')).toBe('seen');
    expect(await look('adm', 'led')).toBe('seen');
    expect(await look('sec', 'adm')).toBe('seen');
    expect(await look('led', 'adm')).toBe('not-in-scope');
    expect(await look('adm', 'sec')).toBe('not-in-scope');
    expect(await look('qa', 'agt')).toBe('role-not-allowed');
    expect(await look('prv', 'agt')).toBe('role-not-allowed');
    expect(await look('agt', 'led')).toBe('role-not-allowed');
    const { body } = (await seat.get('led')?.get('/api/people/agt/sessions')) ?? { body: null };
    const [session] = (body as { items: { id: string }[] }).items;
    const path = `/api/sessions/${session?.id ?? ''}/end`;
    expect((await seat.get('qa')?.post(path, {}))?.code).toBe('not-in-scope');
    expect((await seat.get('led')?.post(path, {}))?.status).toBe(200);
    expect((await seat.get('agt')?.get('/test/full'))?.code).toBe('not-signed-in');
  });
});
