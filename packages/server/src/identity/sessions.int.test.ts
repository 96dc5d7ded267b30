import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBus } from '../platform/bus.ts';
import { silentLog } from '../platform/log.ts';
import type { Revoked, Seeded } from './index.ts';
import type { Browser } from '../../../../tests/support/identity/browser.ts';
import { createRevocations, revokedChannel, type Revocations } from './revocation.ts';
import {
  advance,
  floor,
  openFixture,
  signIn,
  type Fixture,
} from '../../../../tests/support/identity/fixture.ts';

let f: Fixture;
let ann: Seeded;
let lead: Seeded;
let chief: Seeded;
let auditor: Seeded;

beforeAll(async () => {
  f = await openFixture();
  ann = await f.person('ann');
  lead = await f.person('lead', 'vendor-admin');
  chief = await f.person('chief', 'security-officer');
  auditor = await f.person('auditor', 'auditor');
});
afterAll(() => f.close());
beforeEach(() => {
  advance(9 * 3_600_000);
  f.events.length = 0;
  f.ledgerDown = false;
});

const items = (body: unknown) => (body as { items: { id: string; current: boolean }[] }).items;

describe('my sessions', () => {
  it('are listed with this one marked, and end one by one', async () => {
    const here = await signIn(f, ann);
    const there = await signIn(f, ann, '198.51.100.99');
    const list = items((await here.get('/api/session/list')).body);
    expect(list).toMatchObject([
      { ip: '198.51.100.99', current: false, mfaMethod: 'totp' },
      { ip: floor, current: true },
    ]);
    expect((await here.post(`/api/sessions/${list[0]?.id ?? ''}/end`, {})).status).toBe(200);
    expect((await there.get('/test/full')).code).toBe('not-signed-in');
    expect((await here.get('/test/full')).status).toBe(200);
    expect(f.events.at(-1)).toMatchObject({
      kind: 'session-revoked',
      personId: 'ann',
      sessionId: list[0]?.id,
    });
  });

  it('end with sign-out, over either route, and the cookie goes', async () => {
    for (const out of ['/api/session', '/api/auth/sign-out']) {
      const browser = await signIn(f, ann);
      const kept = browser.copy(floor);
      const answer = out === '/api/session' ? await browser.delete(out) : await browser.post(out, {});
      expect(answer.body).toEqual({ done: true });
      expect(browser.cookies.has('cordon.session_token')).toBe(false);
      expect((await kept.get('/test/full')).code).toBe('not-signed-in');
      expect(f.events.at(-1)).toMatchObject({ kind: 'sign-out', personId: 'ann' });
    }
    expect((await f.browser().delete('/api/session')).status).toBe(200);
  });

  it('end also while the ledger is down; the caller hears of it', async () => {
    const browser = await signIn(f, ann);
    const kept = browser.copy(floor);
    f.ledgerDown = true;
    expect((await browser.delete('/api/session')).code).toBe('ledger-unavailable');
    f.ledgerDown = false;
    expect((await kept.get('/test/full')).code).toBe('not-signed-in');
  });
});

describe("somebody else's session", () => {
  it("ends at the word of the vendor's own admin or the company's security, and of nobody else", async () => {
    const sessionOf = async (who: Seeded) => {
      const browser = await signIn(f, who);
      return { browser, id: items((await browser.get('/api/session/list')).body)[0]?.id ?? '' };
    };
    const tries = [
      { by: ann, of: chief, status: 404 },
      { by: ann, of: lead, status: 404 },
      { by: auditor, of: ann, status: 404 },
      { by: lead, of: chief, status: 404 },
      { by: lead, of: ann, status: 200 },
      { by: chief, of: lead, status: 200 },
    ];
    for (const { by, of, status } of tries) {
      const theirs = await sessionOf(of);
      const answer = await (await signIn(f, by)).post(`/api/sessions/${theirs.id}/end`, {});
      expect([by.personId, of.personId, answer.status]).toEqual([by.personId, of.personId, status]);
      expect((await theirs.browser.get('/test/full')).status).toBe(status === 200 ? 401 : 200);
    }
    const unknown = await (await signIn(f, ann)).post('/api/sessions/does-not-exist/end', {});
    expect(unknown.code).toBe('not-in-scope');
  });
});

describe('revocation', () => {
  it('of a party ends every session of its people at once, and of nobody else', async () => {
    const [one, two, company] = [await signIn(f, ann), await signIn(f, lead), await signIn(f, chief)];
    expect(await f.identity.sessions.revokeParty('bright', { ip: null })).toBe(2);
    expect((await one.get('/test/full')).code).toBe('not-signed-in');
    expect((await two.get('/test/full')).code).toBe('not-signed-in');
    expect((await company.get('/test/full')).status).toBe(200);
    expect(await f.identity.sessions.revokeParty('bright', { ip: null })).toBe(0);
  });

  it('of a person ends all of theirs', async () => {
    const [one, two, other] = [await signIn(f, ann), await signIn(f, ann), await signIn(f, lead)];
    expect(await f.identity.sessions.revokePerson('ann', { ip: floor })).toBe(2);
    for (const browser of [one, two]) expect((await browser.get('/test/full')).code).toBe('not-signed-in');
    expect((await other.get('/test/full')).status).toBe(200);
  });

  it('is heard by live connections here before the call returns, by each that is meant and by no other', async () => {
    const closed: string[] = [];
    const stops: (() => void)[] = [];
    for (const [person, partyId] of [
      [ann, 'bright'],
      [lead, 'bright'],
      [chief, 'acme'],
    ] as const) {
      const { personId } = person;
      const sessionId = await sessionOf(await signIn(f, person));
      stops.push(f.identity.revocations.watch({ sessionId, personId, partyId }, () => closed.push(personId)));
    }
    await f.identity.sessions.revokePerson('ann', { ip: null });
    expect(closed).toEqual(['ann']);
    await f.identity.sessions.revokeParty('bright', { ip: null });
    expect(closed).toEqual(['ann', 'lead']);
    for (const stop of stops) stop();
  });

  it('is heard by another replica, well within a second', async () => {
    const replica = createRevocations(Date.now, async () => true);
    const bus = await openBus(f.db.appUrl, silentLog);
    await bus.listen(revokedChannel, (event) => event.kind === 'message' && replica.receive(event.payload));
    const heard = next(replica);
    const before = performance.now();
    await f.identity.sessions.revokeParty('bright', { ip: null });
    expect(await heard).toEqual({ scope: 'party', id: 'bright' });
    expect(performance.now() - before).toBeLessThan(1000);
    await bus.close();
  });
});

describe('an announcement that may have been missed or cannot be read', () => {
  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"scope":"everything"}',
    '{"scope":"person"}',
    '{"scope":"person","id":7}',
  ])('%j closes everybody', (payload) => {
    const revocations = createRevocations(Date.now, async () => true);
    let closed = 0;
    revocations.watch({ sessionId: 's', personId: 'p', partyId: 'v' }, () => closed++);
    revocations.receive(payload);
    expect(closed).toBe(1);
  });

  it('closes everybody when the listening connection was lost', () => {
    const revocations = createRevocations(Date.now, async () => true);
    let closed = 0;
    revocations.watch({ sessionId: 's', personId: 'p', partyId: 'v' }, () => closed++);
    revocations.missed();
    revocations.missed();
    expect(closed).toBe(1);
  });
});

describe('a live connection', () => {
  it('closes when its session runs out', async () => {
    const revocations = createRevocations(Date.now, async () => true);
    const connected = { sessionId: 's', personId: 'p', partyId: 'v' };
    await new Promise<void>((resolve) =>
      revocations.watch({ ...connected, expiresAt: Date.now() - 1 }, () => {
        resolve();
      }),
    );
    let closed = 0;
    revocations.watch({ ...connected, expiresAt: Date.now() + 1 }, () => closed++)();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(closed).toBe(0);
  });
});

describe('a connection whose session is revoked', () => {
  it('between the moment it was read and the one it is watched closes all the same', async () => {
    const browser = await signIn(f, ann);
    const sessionId = await sessionOf(browser);
    await f.identity.sessions.revoke(sessionId, { ip: null });
    const closed = await new Promise((resolve) =>
      f.identity.revocations.watch({ sessionId, personId: 'ann', partyId: 'bright' }, resolve),
    );
    expect(closed).toEqual({ scope: 'session', id: sessionId });
  });

  it('closes when nobody can say whether it is', async () => {
    const revocations = createRevocations(Date.now, () => Promise.reject(new Error('down')));
    const closed = await new Promise((resolve) =>
      revocations.watch({ sessionId: 's', personId: 'p', partyId: 'v' }, resolve),
    );
    expect(closed).toEqual({ scope: 'all' });
  });
});

describe('prune', () => {
  it('removes what has run out and nothing else', async () => {
    await signIn(f, ann);
    advance(8 * 3_600_000 + 1);
    const fresh = await signIn(f, lead);
    await f.identity.sessions.prune();
    expect((await fresh.get('/test/full')).status).toBe(200);
    const { rows } = await f.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM auth.session WHERE "expiresAt" <= $1`,
      [new Date()],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('forgets numbers of signed acts a day later, and not while their time could still count', async () => {
    const at = (ago: number) => new Date(Date.now() - ago);
    await f.pool.query('INSERT INTO cordon.acts_used (act_id, at) VALUES ($1, $2), ($3, $4)', [
      ...['00000000-0000-4000-8000-000000000001', at(86_400_000)],
      ...['00000000-0000-4000-8000-000000000002', at(3_600_000)],
    ]);
    await f.identity.sessions.prune();
    const { rows } = await f.pool.query<{ id: string }>('SELECT act_id::text AS id FROM cordon.acts_used');
    expect(rows.map(({ id }) => id.at(-1))).toEqual(['2']);
  });
});

async function sessionOf(browser: Browser): Promise<string> {
  return ((await browser.get('/api/session')).body as { sessionId: string }).sessionId;
}

function next(revocations: Revocations): Promise<Revoked> {
  return new Promise((resolve) => revocations.onRevoked(resolve));
}
