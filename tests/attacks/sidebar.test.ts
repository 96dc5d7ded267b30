import { randomUUID } from 'node:crypto';
import { codes } from '@cordon/core/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { readHint } from '../../packages/server/src/identity/sidebar/hint.ts';
import { readFrame } from '../../packages/server/src/identity/sidebar/frames.ts';
import {
  allowSidebar,
  claimsOf,
  frameClient,
  tokenOf,
  type FrameClient,
  type HelpdeskSide,
} from '../support/sidebar.ts';
import { MINUTE, openScene, type Bound, type Scene } from './attack.ts';

/* Cordon in a frame inside the helpdesk: who may frame it, what the helpdesk's word is worth, and what a frame may do. */

const HELPDESK = 'https://helpdesk.example.com';

let scene: Scene;
let ada: Visitor;
let olivia: Visitor;
let side: HelpdeskSide;
let bound: Bound;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.pass(9 * 60 * MINUTE);
  await scene.asOwner('DELETE FROM auth.attempts');
  [ada, olivia] = [scene.visitor('per_ada'), scene.visitor('per_olivia')];
  for (const person of [ada, olivia]) {
    await person.signIn();
    expect(await person.stepUp()).toMatchObject({ status: 200 });
  }
  side = await allowSidebar(olivia, scene.baseUrl, [HELPDESK]);
  bound = await scene.boundTicket('per_ada');
});

const emailOf = (person: string) => scene.signInOf(person).email;
const claims = (more: Record<string, unknown> = {}) => ({
  ...claimsOf(side, { ticket: bound.ticket.externalId, email: emailOf('per_ada') }),
  ...more,
});

async function hinted(frame: FrameClient, token = tokenOf(side, claims())): Promise<string> {
  const answer = await frame.hint(side.id, token);
  expect(answer).toMatchObject({ status: 200 });
  return (answer.json as { hint: string }).hint;
}

interface Open {
  readonly frame: FrameClient;
  readonly token: string;
  readonly hint: string;
}

/** Ada's frame on her ticket, opened from her own window. */
async function opened(): Promise<Open> {
  const frame = await frameClient(scene.baseUrl);
  const hint = await hinted(frame);
  const answer = await ada.post('/api/sidebar/frames', await frame.toHandOver(hint));
  expect(answer).toMatchObject({ status: 200 });
  return { frame, hint, token: (answer.json as { token: string }).token };
}

const read = ({ frame, token }: Open) => frame.ask(token, 'GET', `/api/tickets/${bound.ticket.id}`);
const cell = () => ({ resource: 'customers', key: String(bound.customer.id), field: 'email' });

describe('an open frame', () => {
  it('shows the ticket the helpdesk shows, and what is revealed opens with its key alone', async () => {
    const open = await opened();
    const { frame, token, hint } = open;
    expect(await frame.ask(token, 'GET', `/api/sidebar/hints/${hint}`)).toEqual({
      status: 200,
      json: { ticket: bound.ticket.id },
    });
    const { answer, entered } = await scene.attack(() => read(open));
    expect(answer).toMatchObject({ status: 200, json: { ticket: { id: bound.ticket.id } } });
    expect(entered.map(({ body }) => (JSON.parse(body) as { frame?: string }).frame)).toEqual([frame.id]);
    const shown = await frame.reveal(token, bound.ticket.id, cell());
    expect(shown).toMatchObject({ status: 200 });
    expect(JSON.stringify(shown.json)).not.toContain(bound.customer.email);
    const { key: _, ...at } = cell();
    expect(await frame.open(shown, { ticket: bound.ticket.id, ...at })).toEqual({
      value: bound.customer.email,
    });
    await expect(ada.open(shown, { purpose: 'reveal', ticket: bound.ticket.id, ...at })).rejects.toThrow();
  });

  it('is entered with what its person signed and the keys it has', async () => {
    const { entered } = await scene.attack(async () => read(await opened()));
    const acts = entered.filter(({ kind }) => kind === 'frame-opened' || kind === 'session-key');
    expect(acts.map(({ kind, person, code }) => [kind, person, code])).toEqual([
      ['frame-opened', 'per_ada', null],
      ['session-key', 'per_ada', null],
    ]);
    expect(acts[0]?.body).toContain('"signature"');
  });
});

describe('who may frame it', () => {
  const page = (path: string) => scene.app.inject(path);
  it('says the policy: the helpdesk that was named, on this page alone', async () => {
    const { headers, body } = await page(`/sidebar/${side.id}`);
    expect(headers['content-security-policy']).toContain(`frame-ancestors ${HELPDESK}`);
    expect(headers).not.toHaveProperty('x-frame-options');
    expect(body).toContain(`<meta name="cordon-host" content="${HELPDESK}">`);
  });

  it.each(['/', '/tickets', '/sidebar-window', '/sidebar/sdb_none', '/sidebar', '/sign-in'])(
    'nobody at %s',
    async (path) => {
      const { headers } = await page(path);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-frame-options']).toBe('DENY');
    },
  );

  it('nobody once it was revoked', async () => {
    expect(await olivia.post(`/api/sidebars/${side.id}/revoke`, {})).toMatchObject({ status: 200 });
    const { headers } = await page(`/sidebar/${side.id}`);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it.each([
    'http://helpdesk.example.com',
    'https://helpdesk.example.com/',
    'https://*.example.com',
    "https://a.example.com; script-src 'unsafe-inline'",
    "https://a.example.com 'self'",
    'https://user@a.example.com',
    'data:text/html,x',
    'null',
    '*********',
  ])('never %s', async (origin) => {
    const body = { algorithm: 'HS256', name: 'x', origins: [origin] };
    expect(await olivia.post('/api/sources/harbor/sidebars', body)).toMatchObject({ status: 400 });
  });

  it('is named by the company’s admin alone, signed, after a fresh second factor', async () => {
    const body = { algorithm: 'HS256', name: 'x', origins: [HELPDESK] };
    expect(await ada.post('/api/sources/harbor/sidebars', body)).toMatchObject({ status: 403 });
    expect(
      await olivia.post('/api/sources/harbor/sidebars', {
        ...{ ...body, actId: randomUUID(), actAt: new Date().toISOString() },
        signature: 'A'.repeat(86) + '==',
      }),
    ).toMatchObject({ status: codes['signature-invalid'].http });
    scene.pass(6 * MINUTE);
    expect(await olivia.post('/api/sources/harbor/sidebars', body)).toMatchObject({
      json: { error: { code: 'step-up-needed' } },
    });
  });
});

describe('what the helpdesk says', () => {
  const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = () => Math.floor(Date.now() / 1000);
  const bad: readonly (readonly [string, () => string])[] = [
    ['unsigned (alg none)', () => `${b64({ alg: 'none' })}.${b64(claims())}.`],
    ['with alg none and a signature', () => tokenOf(side, claims(), { alg: 'none' })],
    ['with another algorithm in its header', () => tokenOf(side, claims(), { alg: 'HS512' })],
    ['that calls itself ES256', () => tokenOf(side, claims(), { alg: 'ES256' })],
    ['without an algorithm', () => tokenOf(side, claims(), {})],
    ['with something critical', () => tokenOf(side, claims(), { alg: 'HS256', crit: ['b64'], b64: false })],
    ['signed with another secret', () => tokenOf({ secret: 'x'.repeat(40) }, claims())],
    ['expired', () => tokenOf(side, claims({ iat: now() - 90, exp: now() }))],
    ['good for longer than two minutes', () => tokenOf(side, claims({ exp: now() + 121 }))],
    ['from the future', () => tokenOf(side, claims({ iat: now() + 60, exp: now() + 100 }))],
    ['not good yet', () => tokenOf(side, claims({ nbf: now() + 60 }))],
    ['without an end', () => tokenOf(side, claims({ exp: undefined }))],
    ['with an end that is text', () => tokenOf(side, claims({ exp: String(now() + 60) }))],
    ['for another audience', () => tokenOf(side, claims({ aud: `${side.audience}x` }))],
    ['for several audiences', () => tokenOf(side, claims({ aud: [side.audience, 'x'] }))],
    ['without a number of its own', () => tokenOf(side, claims({ jti: undefined }))],
    ['of nobody', () => tokenOf(side, claims({ email: undefined }))],
    ['about no ticket', () => tokenOf(side, claims({ ticket: 7 }))],
    ['with a part too many', () => `${tokenOf(side, claims())}.x`],
    ['changed', () => `${tokenOf(side, claims()).slice(0, -8)}AAAAAAAA`],
  ];

  it.each(bad)('%s is refused and entered', async (_, token) => {
    const frame = await frameClient(scene.baseUrl);
    const { answer, entered } = await scene.attack(() => frame.hint(side.id, token()));
    expect(answer).toMatchObject({ status: 401, json: { error: { code: 'hint-refused' } } });
    expect(entered.map(({ kind, code }) => [kind, code])).toEqual([['hint-refused', 'hint-refused']]);
  });

  it('is taken once', async () => {
    const token = tokenOf(side, claims());
    await hinted(await frameClient(scene.baseUrl), token);
    const again = await frameClient(scene.baseUrl);
    expect(await again.hint(side.id, token)).toMatchObject({ status: 401 });
  });

  it('of a helpdesk that signs with its own key is checked with that key and no other algorithm', async () => {
    const { publicKey } = await frameClient(scene.baseUrl);
    const body = { algorithm: 'ES256', name: 'Key', origins: [HELPDESK], publicKey };
    const made = await olivia.post('/api/sources/harbor/sidebars', body);
    expect(made).toMatchObject({ status: 200, json: { secret: null } });
    const { id } = (made.json as { sidebar: { id: string } }).sidebar;
    // The confusion of algorithms: the public key as if it were a shared secret.
    const es = { id, secret: publicKey, audience: `${scene.baseUrl}/sidebar/${id}` };
    const said = { ...claims(), aud: es.audience };
    for (const secret of [publicKey, Buffer.from(publicKey, 'base64').toString('latin1')]) {
      for (const alg of ['HS256', 'ES256']) {
        const frame = await frameClient(scene.baseUrl);
        expect(await frame.hint(id, tokenOf({ secret }, said, { alg }))).toMatchObject({ status: 401 });
      }
    }
  });

  it('would be believed by whoever looked at its header: the control is what refuses it', () => {
    const key = { algorithm: 'HS256', secret: side.secret } as const;
    const good = claims();
    expect(readHint(tokenOf(side, good), key, side.audience, Date.now())).toMatchObject({ jti: good.jti });
    const none = `${b64({ alg: 'none' })}.${b64(claims())}.`;
    expect(readHint(none, key, side.audience, Date.now())).toBeNull();
  });

  it('is a hint: about another person it opens nothing, and is a signal', async () => {
    const frame = await frameClient(scene.baseUrl);
    const hint = await hinted(frame, tokenOf(side, claims({ email: emailOf('per_carla') })));
    const body = await frame.toHandOver(hint);
    const { answer, entered } = await scene.attack(() => ada.post('/api/sidebar/frames', body));
    expect(answer).toMatchObject({ status: 403, json: { error: { code: 'hint-mismatch' } } });
    expect(entered).toContainEqual(
      expect.objectContaining({ kind: 'hint-mismatch', code: 'hint-mismatch', person: 'per_ada' }),
    );
    // Nor in a frame that was opened for herself.
    const open = await opened();
    const other = await hinted(open.frame, tokenOf(side, claims({ email: emailOf('per_carla') })));
    expect(await open.frame.ask(open.token, 'GET', `/api/sidebar/hints/${other}`)).toMatchObject({
      json: { error: { code: 'hint-mismatch' } },
    });
  });

  it('about another person is a finding about who was signed in, once while it is open, and no address stands in it', async () => {
    const found = () =>
      scene.asOwner<{ id: string; about: string; party: string; facts: unknown; closed: Date | null }>(
        `SELECT id, about, party_id AS party, facts, closed_at AS closed FROM cordon.findings
         WHERE kind = 'hint-mismatch' ORDER BY raised_at, id`,
      );
    await scene.asOwner(`DELETE FROM cordon.findings WHERE kind = 'hint-mismatch'`);
    const open = await opened();
    expect(await found()).toEqual([]);
    const mismatch = async () => {
      const other = await hinted(open.frame, tokenOf(side, claims({ email: emailOf('per_carla') })));
      return open.frame.ask(open.token, 'GET', `/api/sidebar/hints/${other}`);
    };
    await mismatch();
    await mismatch();
    const [one, ...more] = await found();
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      ...{ about: 'harbor/per_ada', party: 'pty_brightline', closed: null },
      facts: { person: 'per_ada', sidebar: side.id },
    });
    expect(JSON.stringify(one)).not.toContain('@');
    // A word that agrees afterwards does not settle it: who was meant is for a person to find out.
    const right = await hinted(open.frame);
    expect(await open.frame.ask(open.token, 'GET', `/api/sidebar/hints/${right}`)).toMatchObject({
      status: 200,
    });
    expect(await found()).toMatchObject([{ closed: null }]);
  });

  it('about a ticket of somebody else opens nothing: the gate refuses', async () => {
    const theirs = await scene.boundTicket('per_carla');
    const open = await opened();
    const hint = await hinted(open.frame, tokenOf(side, claims({ ticket: theirs.ticket.externalId })));
    const found = await open.frame.ask(open.token, 'GET', `/api/sidebar/hints/${hint}`);
    const { ticket } = found.json as { ticket: string };
    const { answer, entered } = await scene.attack(() =>
      open.frame.ask(open.token, 'GET', `/api/tickets/${ticket}`),
    );
    expect(answer).toMatchObject({ status: 404, json: { error: { code: 'not-in-scope' } } });
    expect(entered).toMatchObject([{ code: 'not-in-scope', person: 'per_ada' }]);
  });

  it('is good for the frame that brought it alone', async () => {
    const [mine, thief] = [await frameClient(scene.baseUrl), await frameClient(scene.baseUrl)];
    const hint = await hinted(mine);
    const body = await thief.toHandOver(hint);
    expect(await ada.post('/api/sidebar/frames', body)).toMatchObject({
      json: { error: { code: 'hint-refused' } },
    });
  });
});

describe('the hand-over', () => {
  it('is signed by the session, for this frame and these keys, once', async () => {
    const [frame, other] = [await frameClient(scene.baseUrl), await frameClient(scene.baseUrl)];
    const hint = await hinted(frame);
    const body = await frame.toHandOver(hint);
    const words = { frame: frame.id, hint, frameKey: 'x', frameSealingKey: 'x' };
    expect(
      await ada.post('/api/sidebar/frames', { ...body, ...ada.decided('frame-opened', words) }),
    ).toMatchObject({ json: { error: { code: 'signature-invalid' } } });
    // Keys that the frame did not sign as its own.
    const foreign = await other.toHandOver(hint);
    expect(
      await ada.post('/api/sidebar/frames', { ...body, frameSignature: foreign.frameSignature }),
    ).toMatchObject({ json: { error: { code: 'signature-invalid' } } });
    expect(await ada.post('/api/sidebar/frames', body)).toMatchObject({ status: 200 });
    expect(await ada.post('/api/sidebar/frames', body)).toMatchObject({
      json: { error: { code: 'already-done' } },
    });
  });

  it('needs a person: nobody, and no frame, opens another frame', async () => {
    const open = await opened();
    const frame = await frameClient(scene.baseUrl);
    const hint = await hinted(frame);
    const body = { ...(await frame.toHandOver(hint)), ...ada.decided('frame-opened', {}) };
    expect(await open.frame.ask(open.token, 'POST', '/api/sidebar/frames', body)).toMatchObject({
      status: 401,
    });
    expect(await olivia.post('/api/sidebar/frames', await frame.toHandOver(hint))).toMatchObject({
      status: 403,
    });
  });
});

describe('the token of a frame', () => {
  it('opens nothing without its key, and nothing but what was signed', async () => {
    const open = await opened();
    const { frame, token } = open;
    const path = `/api/tickets/${bound.ticket.id}`;
    const thief = await frameClient(scene.baseUrl);
    const tries: readonly (() => ReturnType<FrameClient['ask']>)[] = [
      () => thief.ask(token, 'GET', path),
      () => frame.ask(token, 'GET', path, undefined, { headers: { 'cordon-proof': '' } }),
      () => frame.ask(token, 'GET', path, undefined, { path: '/api/tickets' }),
      () => frame.ask(token, 'GET', path, undefined, { path: `${path}?x=1` }),
      () => frame.ask(`${token}x`, 'GET', path),
      () => frame.ask(token.slice(0, -1), 'GET', path),
    ];
    for (const attempt of tries) {
      expect(await attempt()).toMatchObject({ status: 401, json: { error: { code: 'not-signed-in' } } });
    }
    // Overheard: the same request twice.
    const proof = frame.proof('GET', path);
    const again = () => frame.ask(token, 'GET', path, undefined, { headers: { 'cordon-proof': proof } });
    expect(await again()).toMatchObject({ status: 200 });
    expect(await again()).toMatchObject({ status: 401 });
    // Another body than the one signed.
    expect(
      await frame.ask(token, 'POST', `${path}/note`, { text: 'one' }, { sent: { text: 'another' } }),
    ).toMatchObject({ json: { error: { code: 'signature-invalid' } } });
    expect(await frame.ask(token, 'POST', `${path}/note`, { text: 'one' })).toMatchObject({ status: 200 });
    scene.pass(3 * MINUTE);
    const old = frame.proof('GET', path);
    scene.pass(3 * MINUTE);
    expect(
      await frame.ask(token, 'GET', path, undefined, { headers: { 'cordon-proof': old } }),
    ).toMatchObject({ status: 401 });
  });

  it('is worth nothing beside the workspace, whatever cookies come along', async () => {
    const open = await opened();
    for (const [method, path] of [
      ['GET', '/api/session/list'],
      ['GET', '/api/door-credentials'],
      ['GET', '/api/sources/harbor/sidebars'],
      ['GET', '/api/people'],
      ['GET', '/api/me/undertaking'],
      ['POST', '/api/session/step-up'],
      ['POST', '/api/session/key'],
    ] as const) {
      const body = method === 'POST' ? {} : undefined;
      expect(await open.frame.ask(open.token, method, path, body)).toMatchObject({ status: 401 });
    }
    // A token that does not hold is not helped by a cookie that does.
    expect(
      await open.frame.ask(`${open.token}x`, 'GET', '/api/tickets', undefined, {
        headers: { cookie: ada.cookie() },
      }),
    ).toMatchObject({ status: 401 });
  });

  it('is what says who asks: another site’s request with the cookie alone is refused', async () => {
    const answer = await fetch(new URL(`/api/tickets/${bound.ticket.id}/note`, scene.baseUrl), {
      method: 'POST',
      headers: { origin: HELPDESK, cookie: ada.cookie(), 'content-type': 'application/json' },
      body: '{"text":"x"}',
    });
    expect(await answer.json()).toMatchObject({ error: { code: 'origin-refused' } });
  });

  const ends: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['its person signed out', () => ada.delete('/api/session')],
    [
      'the session was ended from elsewhere',
      async () => {
        const { sessionId } = (await ada.get('/api/session')).json as { sessionId: string };
        await olivia.post(`/api/sessions/${sessionId}/end`, {});
      },
    ],
    ['its person was suspended', () => olivia.post('/api/people/per_ada/suspend', { reason: 'other' })],
    ['its sidebar was revoked', () => olivia.post(`/api/sidebars/${side.id}/revoke`, {})],
    [
      'nothing was asked for a quarter of an hour',
      () => {
        scene.pass(16 * MINUTE);
        return Promise.resolve();
      },
    ],
    [
      'an hour went by',
      async () => {
        // In use all the while.
        for (let minutes = 0; minutes < 61; minutes += 10) scene.pass(10 * MINUTE);
        await scene.asOwner(`UPDATE cordon.credentials SET last_used_at = $1 WHERE kind = 'frame'`, [
          new Date(),
        ]);
      },
    ],
  ];
  it.each(ends)('opens nothing once %s', async (_, happens) => {
    const open = await opened();
    expect(await read(open)).toMatchObject({ status: 200 });
    try {
      await happens();
      expect(await read(open)).toMatchObject({ status: 401 });
    } finally {
      await scene.asOwner(
        `UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL WHERE id = 'per_ada'`,
      );
    }
  });

  it('shows nothing once the agreement is suspended', async () => {
    const open = await opened();
    await olivia.post('/api/agreements/agr_harbor_brightline/suspend', {});
    try {
      expect(await open.frame.reveal(open.token, bound.ticket.id, cell())).toMatchObject({
        json: { error: { code: 'agreement-suspended' } },
      });
    } finally {
      await olivia.post('/api/agreements/agr_harbor_brightline/resume', {});
    }
  });

  it('reveals nothing without a second factor given a moment ago, in the session it came from', async () => {
    const open = await opened();
    scene.pass(11 * MINUTE);
    const reveal = () => open.frame.reveal(open.token, bound.ticket.id, cell());
    expect(await reveal()).toMatchObject({ json: { error: { code: 'step-up-needed' } } });
    await ada.stepUp();
    expect(await reveal()).toMatchObject({ status: 200 });
  });

  it('of the oldest frame ends when a session opens more than three', async () => {
    const frames: Open[] = [];
    for (let nth = 0; nth < 4; nth++) {
      frames.push(await opened());
      scene.pass(1_000);
    }
    const answers = await Promise.all(frames.map(read));
    expect(answers.map(({ status }) => status)).toEqual([401, 200, 200, 200]);
  });

  it('would do without the proof if the proof were not asked for: the control is what refuses it', async () => {
    const { token } = await opened();
    const deps = { ...scene.house.sidebar, signatures: { verify: () => Promise.resolve('any key') } };
    const request = {
      headers: {
        authorization: `Bearer ${token}`,
        'cordon-proof': (await frameClient(scene.baseUrl)).proof('GET', '/'),
      },
      ...{ method: 'GET', raw: { url: '/' }, ip: '127.0.0.1' },
    } as unknown as Parameters<typeof readFrame>[1];
    expect(await readFrame(deps, request)).toMatchObject({ person: { id: 'per_ada' } });
    expect(await readFrame(scene.house.sidebar, request)).toBeNull();
  });
});
