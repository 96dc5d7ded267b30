import { canonicalText } from '@cordon/ledger';
import { generateKeyPairSync, sign } from 'node:crypto';
import { undertakingStatement, undertakingTexts } from '@cordon/core/agreements';
import { toUtf8 } from '@cordon/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  signedKey,
  signedNow,
  signUndertaking,
  textsNow,
} from '../../packages/server/src/agreements/undertakings/index.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { keysBody, makeSealingKey } from '../../packages/server/src/demo/sealedTo.ts';
import { hasUndertaken } from '../../packages/server/src/identity/index.ts';
import { readSession, type SignedIn } from '../../packages/server/src/identity/principal.ts';
import {
  expectNothingOf,
  expectRefused,
  MINUTE,
  openScene,
  type Attack,
  type Bound,
  type Scene,
} from './attack.ts';

/* No signature of the confidentiality undertaking, no data: at no route, and whatever stands in the database. */

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

let hired = 0;
/** A new agent of Brightline at a browser, signed in, who has signed nothing. */
async function newcomer(): Promise<{ readonly id: string; readonly visitor: Visitor }> {
  const id = `per_new${String(++hired)}`;
  const visitor = await scene.hire(id, 'pty_brightline');
  await visitor.signIn();
  return { id, visitor };
}

const email = { resource: 'customers', field: 'email' };

/** Every route of the workspace, as an agent calls it on their own ticket. */
function everyRoute(visitor: Visitor, { ticket, customer }: Bound) {
  const at = `/api/tickets/${ticket.id}`;
  const act = (name: 'lookup' | 'confirm' | 'rebind') => () =>
    visitor.post(
      `${at}/${name}`,
      visitor.signed({ act: name, ticket: ticket.id, ...email, value: customer.email }),
    );
  const text = { text: `wrote to ${customer.email}` };
  const routes: Record<string, () => ReturnType<Visitor['get']>> = {
    'GET /api/tickets': () => visitor.get('/api/tickets'),
    'GET /api/tickets/{id}': () => visitor.get(at),
    'GET /api/tickets/{id}/attachments/{attachment}': () => visitor.get(`${at}/attachments/att_1`),
    'POST /api/tickets/next': () => visitor.post('/api/tickets/next', {}),
    'POST /api/tickets/{id}/take': () => visitor.post(`${at}/take`, {}),
    'POST /api/tickets/{id}/close': () => visitor.post(`${at}/close`, {}),
    'POST /api/tickets/{id}/lookup': act('lookup'),
    'POST /api/tickets/{id}/confirm': act('confirm'),
    'POST /api/tickets/{id}/rebind': act('rebind'),
    'POST /api/tickets/{id}/reveal': () =>
      visitor.post(
        `${at}/reveal`,
        visitor.signed({
          ...{ act: 'reveal', ticket: ticket.id, ...email },
          ...{ key: String(customer.id), reason: 'customer-asked' },
        }),
      ),
    'POST /api/tickets/{id}/act': () => {
      const signed = visitor.signed({
        ...{ act: 'act', ticket: ticket.id, resource: 'customers', field: 'call', value: canonicalText({}) },
      });
      const { field: _, value: __, ...mark } = signed;
      return visitor.post(`${at}/act`, { act: 'call', values: {}, reason: 'customer-asked', ...mark });
    },
    'DELETE /api/reveals/{id}': () => visitor.delete('/api/reveals/rev_1'),
    'POST /api/tickets/{id}/note': () => visitor.post(`${at}/note`, text),
    'POST /api/tickets/{id}/reply': () => visitor.post(`${at}/reply`, text),
    'GET /api/workspace/stream': () => visitor.get('/api/workspace/stream'),
  };
  return routes;
}

/** Asking again for a reveal somebody else may have made: refused before it is known whose it is. */
const AGAIN = 'GET /api/reveals/{id}';

describe('an agent who has not signed', () => {
  it('gets nothing at any route of the workspace, and each try is entered', async () => {
    const { id, visitor } = await newcomer();
    await visitor.stepUp();
    for (const name of Object.keys(everyRoute(visitor, await scene.boundTicket(id)))) {
      const bound = await scene.boundTicket(id);
      const attack = await scene.attack(
        () => everyRoute(visitor, bound)[name]?.() ?? Promise.reject(new Error(name)),
      );
      // The demo's data map names no act, which is refused whoever asks.
      const code = name.endsWith('/act') ? 'not-permitted' : 'undertaking-unsigned';
      expectRefused(withoutCitations(attack), code, id);
      expectNothingOf(bound.customer, attack.answer, attack.entered);
    }
    expectRefused(
      withoutCitations(await scene.attack(() => visitor.get('/api/reveals/rev_1'))),
      'not-in-scope',
      id,
    );
  });

  it('is tried at every route there is', async () => {
    const { json } = await (await scene.enter('per_olivia')).get('/api/openapi.json');
    const { paths } = json as { paths: Record<string, Record<string, { tags?: string[] }>> };
    const workspace = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { tags }]) => tags?.includes('workspace'))
        .map(([method]) => `${method.toUpperCase()} ${path}`),
    );
    const tried = Object.keys(everyRoute(await scene.enter('per_ada'), await scene.boundTicket('per_ada')));
    // The stream is no JSON and so not in the document. A case opened in an emergency is for the company's people, who
    // sign no undertaking.
    const agents = workspace.filter((name) => name !== 'GET /api/emergencies/{id}/case');
    expect(agents).toHaveLength(workspace.length - 1);
    expect(new Set([...agents, 'GET /api/workspace/stream'])).toEqual(new Set([...tried, AGAIN]));
  });

  it('is told the clause at the gate, and works once they signed', async () => {
    const { id, visitor } = await newcomer();
    const { ticket } = await scene.boundTicket(id);
    const refused = await visitor.get(`/api/tickets/${ticket.id}`);
    expect(refused.json).toMatchObject({
      error: { code: 'undertaking-unsigned', citations: [{ clause: '3.1', effect: 'condition' }] },
    });
    const before = await visitor.get('/api/me/undertaking');
    expect(before.json).toMatchObject({ asked: true, signed: null, current: { version: 1 } });
    const { entered } = await scene.attack(() => visitor.undertake());
    expect(entered.map(({ kind, person }) => [kind, person])).toContainEqual(['undertaking-signed', id]);
    expect((await visitor.get('/api/me/undertaking')).json).toMatchObject({
      asked: false,
      signed: { holds: true },
    });
    expect((await visitor.get(`/api/tickets/${ticket.id}`)).status).toBe(200);
  });

  it('is seen by their team lead, with the one next step', async () => {
    const { id } = await newcomer();
    const team = (await (await scene.enter('per_leo')).get('/api/team')).json as {
      id: string;
      blockers: { code: string }[];
    }[];
    const blockers = (person: string) =>
      team.find((row) => row.id === person)?.blockers.map(({ code }) => code);
    expect(blockers(id)).toEqual(['undertaking']);
    expect(blockers('per_ada')).toEqual([]);
  });
});

describe('signing', () => {
  it('refuses another text, a signature by another key, an old one, and a second time', async () => {
    const { id, visitor } = await newcomer();
    const { visitor: other } = await newcomer();
    const post = async (body: unknown) => scene.attack(() => visitor.post('/api/me/undertaking', body));
    const fresh = { at: new Date().toISOString(), signature: Buffer.alloc(64).toString('base64') };
    expectRefused(await post({ ...fresh, textHash: 'ab'.repeat(32) }), 'bad-request', id);
    const { current } = (await visitor.get('/api/me/undertaking')).json as {
      current: { textHash: string };
    };
    const { textHash } = current;
    expectRefused(await post({ ...fresh, textHash }), 'signature-invalid', id);
    const old = new Date(Date.now() - 3 * MINUTE).toISOString();
    expectRefused(await post({ ...fresh, textHash, at: old }), 'signature-invalid', id);
    // Somebody else's good signature, sent from this session.
    let stolen: unknown = null;
    const spying = await intercepted(other, (body) => (stolen = body));
    expect(spying.status).toBe(200);
    expectRefused(await post(stolen), 'signature-invalid', id);
    expect((await visitor.undertake()).status).toBe(200);
    const [{ statement, signature } = { statement: '', signature: '' }] =
      await scene.house.undertakings.store.list({
        person: id,
      });
    const { at } = JSON.parse(statement) as { at: string };
    expectRefused(await post({ textHash, at, signature }), 'already-done', id);
  });

  it('wants a second factor given within ten minutes, at sign-in or since', async () => {
    const { id, visitor } = await newcomer();
    scene.pass(11 * MINUTE);
    expectRefused(await scene.attack(() => visitor.undertake()), 'step-up-needed', id);
    await visitor.stepUp();
    expect((await visitor.undertake()).status).toBe(200);
  });

  it('keeps nothing while the ledger cannot be written', async () => {
    const { id, visitor } = await newcomer();
    await scene.asOwner(
      'ALTER TABLE cordon.ledger_leaves ADD CONSTRAINT nothing_more CHECK (idx < 0) NOT VALID',
    );
    try {
      expect((await visitor.undertake()).status).toBe(503);
    } finally {
      await scene.asOwner('ALTER TABLE cordon.ledger_leaves DROP CONSTRAINT nothing_more');
    }
    expect(await scene.house.undertakings.store.list({ person: id })).toEqual([]);
  });
});

/** What the browser sends when this person signs. */
async function intercepted(visitor: Visitor, see: (body: unknown) => void) {
  const real = globalThis.fetch;
  globalThis.fetch = (url, init) => {
    if (init?.method === 'POST' && typeof init.body === 'string') see(JSON.parse(init.body));
    return real(url, init);
  };
  try {
    return await visitor.undertake();
  } finally {
    globalThis.fetch = real;
  }
}

describe('a row changed by hand opens nothing', () => {
  it.each([
    ['one bit of the signature', 'signature = set_bit(signature, 9, 1 - get_bit(signature, 9))'],
    ['one character of the statement', `statement = replace(statement, '"version":1', '"version":2')`],
    ['the key', `public_key = (SELECT public_key FROM cordon.undertakings WHERE person_id = 'per_ada')`],
    [
      "somebody else's signature, statement and key",
      `(statement, public_key, signature) =
         (SELECT statement, public_key, signature FROM cordon.undertakings WHERE person_id = 'per_ada')`,
    ],
    ['the party', `party_id = 'pty_northgate'`],
    ['the person', `person_id = 'per_ben'`],
  ])('%s', async (_, change) => {
    const { id, visitor } = await newcomer();
    await visitor.undertake();
    const { ticket } = await scene.boundTicket(id);
    expect((await visitor.get(`/api/tickets/${ticket.id}`)).status).toBe(200);
    const changed = await scene.asOwner(
      `UPDATE cordon.undertakings SET ${change} WHERE person_id = $1 RETURNING 1`,
      [id],
    );
    expect(changed).toHaveLength(1);
    const bound = await scene.boundTicket(id);
    const attack = await scene.attack(() => visitor.get(`/api/tickets/${bound.ticket.id}`));
    expectRefused(withoutCitations(attack), 'undertaking-unsigned', id);
    expectNothingOf(bound.customer, attack.answer);
  });

  it('nor does one made by whoever holds the login of the application, with a key of their own', async () => {
    const { id, visitor } = await newcomer();
    const { house } = scene;
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' });
    const { company, current } = await textsNow(house.undertakings, 'Brightline Support');
    if (current === null) throw new Error('no text');
    const statement = undertakingStatement({
      ...{ person: id, party: 'pty_brightline', company: company.id, at: new Date().toISOString() },
      ...{ version: current.version, textHash: current.textHash },
    });
    const key = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' as const };
    await house.undertakings.store.add({
      ...{ entry: 0, person: id, party: 'pty_brightline', text: { ...current, hash: current.textHash } },
      ...{ statement, publicKey, signature: sign('sha256', toUtf8(statement), key), at: new Date() },
    });
    const { ticket } = await scene.boundTicket(id);
    const attack = await scene.attack(() => visitor.get(`/api/tickets/${ticket.id}`));
    expectRefused(withoutCitations(attack), 'undertaking-unsigned', id);
    // And they cannot write the entry that would make it count, nor change what was signed.
    const app = house.world.pools.app;
    for (const sql of [
      `INSERT INTO cordon.ledger_bodies SELECT * FROM cordon.ledger_bodies`,
      `UPDATE cordon.ledger_bodies SET body = body`,
      `UPDATE cordon.undertakings SET statement = statement`,
      `DELETE FROM cordon.undertakings`,
      `UPDATE cordon.undertaking_texts SET text = ''`,
    ]) {
      await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

it('a new version asks everybody anew from its day on, and can be signed before', async () => {
  const { id, visitor } = await newcomer();
  await visitor.undertake();
  const { house } = scene;
  const day = 24 * 60 * MINUTE;
  const validFrom = new Date(Date.now() + day).toISOString();
  const texts = [...undertakingTexts, { version: 2, validFrom, text: () => 'I keep it to myself.' }];
  const deps = { ...house.undertakings, texts };
  const who = await sessionOf(visitor);
  const party = 'pty_brightline';
  const signed = async () => (await signedNow(deps)).has(signedKey(id, party));
  expect(hasUndertaken(who, Date.now() + day - 1, texts)).toBe(true);
  expect(hasUndertaken(who, Date.now() + day, texts)).toBe(false);
  expect(await signed()).toBe(true);

  const { company, next } = await textsNow(deps, 'Brightline Support');
  expect(next).toMatchObject({ version: 2, validFrom, text: 'I keep it to myself.\n' });
  if (next === null) throw new Error('nothing announced');
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const person = { id, partyId: party, partyName: 'Brightline Support' };
  const session = { person, sessionId: `ahead-${id}`, ip: null };
  const key = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' as const };
  const signedBy = (bytes: Uint8Array) => sign('sha256', bytes, key).toString('base64');
  const spki = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const { spki: sealing } = await makeSealingKey();
  await house.identity.keys.register(session, keysBody(session.sessionId, spki, sealing, signedBy));
  const at = new Date().toISOString();
  const { version, textHash } = next;
  const statement = undertakingStatement({ person: id, party, company: company.id, version, textHash, at });
  await signUndertaking(deps, session, { textHash, at, signature: signedBy(toUtf8(statement)) });
  expect(hasUndertaken(await sessionOf(visitor), Date.now() + day, texts)).toBe(true);
});

async function sessionOf(visitor: Visitor): Promise<SignedIn> {
  const token =
    decodeURIComponent(/session_token=([^;]+)/.exec(visitor.cookie())?.[1] ?? '').split('.')[0] ?? '';
  const who = await readSession(scene.house.world.pools.app, token, '127.0.0.1', Date.now());
  if (who === null) throw new Error('no session');
  return who;
}

describe('the register', () => {
  type Register = { items: { party: { id: string }; person: { id: string }; holds: boolean }[] };
  const parties = async (person: string) => {
    const { json } = await (await scene.enter(person)).get('/api/undertakings');
    return new Set((json as Register).items.map(({ party }) => party.id));
  };

  it("shows a vendor its own, the company all, an auditor those of its agreement's vendor", async () => {
    expect(await parties('per_vera')).toEqual(new Set(['pty_brightline']));
    expect(await parties('per_nuno')).toEqual(new Set(['pty_northgate']));
    expect((await parties('per_priya')).size).toBe(2);
    // One row was given to the other vendor by hand above; it is shown, and does not hold.
    const { json } = await (await scene.enter('per_audra')).get('/api/undertakings');
    expect(new Set((json as Register).items.map(({ party }) => party.id))).toEqual(
      new Set(['pty_brightline']),
    );
    expect((json as Register).items.find(({ person }) => person.id === 'per_ada')?.holds).toBe(true);
    expect((json as Register).items.some(({ holds }) => !holds)).toBe(true);
  });

  it('is for no agent, and signing is for nobody else', async () => {
    for (const [person, url] of [
      ['per_ada', '/api/undertakings'],
      ['per_vera', '/api/me/undertaking'],
    ] as const) {
      const visitor = await scene.enter(person);
      expectRefused(await scene.attack(() => visitor.get(url)), 'role-not-allowed', person);
    }
  });
});

/** The answer without the clause, which stands in some and not in others. */
function withoutCitations({ answer, entered }: Attack): Attack {
  const { error } = answer.json as { error: { citations?: unknown } };
  const { citations: _, ...rest } = error;
  return { answer: { ...answer, json: { error: rest } }, entered };
}
