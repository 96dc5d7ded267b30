import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import type { Browser } from '../support/identity/browser.ts';
import { expectRefused, openScene, type Scene } from './attack.ts';

/* Requests no screen would make: other parties' ids, keys nobody asked for, bodies that are none. */

let scene: Scene;
let vera: Visitor;
let ada: Visitor;
let dan: Visitor;
let carla: Visitor;

beforeAll(async () => {
  scene = await openScene();
  [vera, ada, dan, carla] = (await Promise.all(
    ['per_vera', 'per_ada', 'per_dan', 'per_carla'].map((id) => scene.enterFresh(id)),
  )) as [Visitor, Visitor, Visitor, Visitor];
});
afterAll(() => scene.close());

async function entryOf(party: string): Promise<number> {
  const [row] = await scene.asOwner<{ idx: string }>(
    'SELECT max(idx) AS idx FROM cordon.ledger_bodies WHERE party_id = $1',
    [party],
  );
  return Number(row?.idx);
}

async function sessionOf(person: string): Promise<string> {
  const [row] = await scene.asOwner<{ id: string }>(
    'SELECT s.id FROM auth.session s JOIN cordon.persons p ON p.user_id = s."userId" WHERE p.id = $1',
    [person],
  );
  return row?.id ?? '';
}

describe('a direct object reference', () => {
  it("opens nothing of another vendor's to a vendor's admin", async () => {
    const rita = await scene.enter('per_rita');
    await rita.post('/api/tickets/next', {});
    const list = (await rita.get('/api/tickets')).json as { items: { id: string }[] };
    const theirs = await scene.attack(() => rita.get(`/api/tickets/${list.items[0]?.id ?? ''}`));
    expectRefused(theirs, 'agreement-expired', 'per_rita');
    const entry = String(theirs.entered[0]?.idx);
    const session = await sessionOf('per_rita');
    expect(session).not.toBe('');
    for (const [method, path, body] of [
      ['get', `/api/accesses/${entry}`],
      ['get', `/api/ledger/entries/${entry}/proof`],
      ['get', '/api/agreements/agr_harbor_northgate'],
      [
        'post',
        '/api/preview',
        { agreement: 'agr_harbor_northgate', role: 'tier1', purpose: 'order-support' },
      ],
      ['post', '/api/people/per_rita/suspend', { reason: 'left' }],
      ['post', '/api/people/per_olivia/suspend', { reason: 'left' }],
      ['post', '/api/people/per_nobody/suspend', { reason: 'left' }],
      ['post', '/api/people/per_rita/invitation', {}],
      [
        'post',
        '/api/people/per_rita/assignments',
        { agreement: 'agr_harbor_northgate', accessRole: 'tier2', purpose: 'order-support' },
      ],
      ['post', '/api/agreements/agr_harbor_northgate/assignments', { people: ['per_rita'] }],
      ['post', '/api/assignments/asg_per_rita/end', {}],
      ['post', '/api/assignments/asg_per_rita/extend', { hours: 1 }],
      ['post', '/api/assignments/asg_per_ada/swap', { with: 'asg_per_rita' }],
      ['post', `/api/sessions/${session}/end`, {}],
      ['post', `/api/sessions/${'x'.repeat(32)}/end`, {}],
      ['get', '/api/accesses/99999999'],
    ] as const) {
      const attack = await scene.attack(() =>
        method === 'post' ? vera.post(path, body) : vera[method](path),
      );
      expectRefused(attack, 'not-in-scope', 'per_vera');
    }
    for (const path of [
      '/api/vendors',
      '/api/vendors/pty_northgate',
      '/api/people?party=pty_northgate',
      '/api/overview',
      '/api/window',
      '/api/tickets',
      '/api/sources',
    ]) {
      expectRefused(await scene.attack(() => vera.get(path)), 'role-not-allowed', 'per_vera');
    }
    // Lists are narrowed, whatever they are asked for.
    for (const query of ['vendor=pty_northgate', 'agent=per_rita', 'agreement=agr_harbor_northgate']) {
      expect((await vera.get(`/api/accesses?${query}`)).json).toMatchObject({ items: [], next: null });
    }
    expect(JSON.stringify([await vera.get('/api/team'), await vera.get('/api/agreements')])).not.toMatch(
      /northgate/i,
    );
    // Its own they open, so the alarm of this test can ring; and Rita is still in.
    expect((await vera.get(`/api/accesses/${String(await entryOf('pty_brightline'))}`)).status).toBe(200);
    expect((await rita.get('/api/tickets')).status).toBe(200);
  });

  it.each([
    ['get', '/api/accesses'],
    ['get', '/api/accesses/1'],
    ['get', '/api/accesses/stream'],
    ['get', '/api/overview'],
    ['get', '/api/people'],
    ['get', '/api/team'],
    ['get', '/api/vendors'],
    ['get', '/api/agreements'],
    ['get', '/api/agreements/agr_harbor_brightline'],
    ['get', '/api/ledger'],
    ['get', '/api/ledger/entries/1/proof'],
    ['get', '/api/sources'],
    ['get', '/api/sources/harbor/report'],
    ['post', '/api/sources/harbor/report'],
    ['get', '/api/sources/harbor/map/additions'],
    ['get', '/api/rebinds'],
    ['get', '/api/window'],
    ['post', '/api/people'],
    ['post', '/api/vendors'],
    ['post', '/api/agreements'],
    ['post', '/api/people/per_ben/suspend'],
    ['get', '/api/networks'],
    ['get', '/api/networks/changes'],
    ['post', '/api/networks/look'],
    ['post', '/api/networks/changes'],
    ['post', '/api/networks/changes/nch_1/confirm'],
    ['post', '/api/networks/close'],
  ] as const)('to %s %s is refused to an agent', async (method, path) => {
    const attack = await scene.attack(() => (method === 'post' ? ada.post(path, {}) : ada[method](path)));
    expectRefused(attack, 'role-not-allowed', 'per_ada');
  });

  // Refusals of one kind by one person are entered thirty times a minute; so each list has an agent of its own.
  it.each([
    ['post', '/api/agreements/agr_harbor_brightline/end'],
    ['post', '/api/agreements/agr_harbor_brightline/sign'],
    ['post', '/api/agreements/agr_harbor_brightline/sign/options'],
    ['get', '/api/agreements/agr_harbor_brightline/versions/1/base.pdf'],
    ['get', '/api/agreements/agr_harbor_brightline/versions/1/document.pdf'],
    ['get', '/api/agreements/agr_harbor_brightline/versions/1/completion.pdf'],
    ['get', '/api/signing/signatures.pem'],
    ['post', '/api/agreements/verify-document'],
    ['post', '/api/agreements/agr_harbor_brightline/versions'],
    ['post', '/api/agreements/agr_harbor_brightline/confirm'],
    ['post', '/api/agreements/agr_harbor_brightline/sight'],
    ['get', '/api/agreements/agr_harbor_brightline/completeness'],
    ['get', '/api/agreements/agr_harbor_brightline/matrix'],
    ['get', '/api/library'],
    ['post', '/api/library/render'],
  ] as const)('to %s %s, about an agreement, is refused to an agent', async (method, path) => {
    const attack = await scene.attack(() => (method === 'post' ? dan.post(path, {}) : dan[method](path)));
    expectRefused(attack, 'role-not-allowed', 'per_dan');
  });

  it.each([
    ['get', '/api/agreements/agr_harbor_brightline/history'],
    ['post', '/api/agreements/agr_harbor_brightline/offer'],
    ['post', '/api/agreements/agr_harbor_brightline/withdraw'],
    ['post', '/api/agreements/agr_harbor_brightline/renew'],
    ['post', '/api/agreements/agr_harbor_brightline/suspend'],
    ['post', '/api/agreements/agr_harbor_brightline/resume'],
    ['get', '/api/agreements/agr_harbor_brightline/diff?from=1&to=1'],
    ['get', '/api/agreements/agr_harbor_brightline/versions/1/copy.docx'],
    ['post', '/api/agreements/agr_harbor_brightline/copies'],
    ['post', '/api/agreements/copies/text'],
    ['post', '/api/agreements/check'],
    ['get', '/api/agreements/agr_harbor_brightline/sub-processors'],
    ['post', '/api/agreements/agr_harbor_brightline/sub-processors'],
    ['post', '/api/agreements/agr_harbor_brightline/sub-processors/sub_1/approve'],
    ['post', '/api/agreements/agr_harbor_brightline/sub-processors/sub_1/object'],
    ['get', '/api/sub-processors'],
    ['get', '/api/undertakings'],
    ['get', '/api/agreements/agr_harbor_brightline/closing'],
    ['post', '/api/agreements/agr_harbor_brightline/handover'],
    ['post', '/api/agreements/agr_harbor_brightline/closing/choose'],
    ['post', '/api/agreements/agr_harbor_brightline/closing/done'],
    ['post', '/api/agreements/agr_harbor_brightline/closing/judge'],
    ['get', '/api/agreements/agr_harbor_brightline/certificate'],
    ['post', '/api/agreements/agr_harbor_brightline/certificate'],
    ['post', '/api/agreements/agr_harbor_brightline/holds'],
    ['post', '/api/agreements/agr_harbor_brightline/destruction'],
    ['get', '/api/agreements/agr_harbor_brightline/evidence'],
    ['get', '/api/agreements/agr_harbor_brightline/evidence.zip'],
  ] as const)('to %s %s, about its life and end, is refused to an agent', async (method, path) => {
    const attack = await scene.attack(() => (method === 'post' ? carla.post(path, {}) : carla[method](path)));
    expectRefused(attack, 'role-not-allowed', 'per_carla');
  });

  it("opens nothing outside an auditor's window", async () => {
    const audra = await scene.enter('per_audra');
    const { ticket } = await scene.boundTicket('per_ada');
    const inside = await scene.attack(() => ada.get(`/api/tickets/${ticket.id}`));
    const entry = String(inside.entered[0]?.idx);
    const paths = [`/api/accesses/${entry}`, `/api/ledger/entries/${entry}/proof`];
    for (const path of paths) expect((await audra.get(path)).status).toBe(200);
    // The window moves to last year: nothing of today is in it.
    const [scope] = await scene.asOwner<{ from_at: Date; until_at: Date }>(
      `SELECT from_at, until_at FROM cordon.audit_scopes WHERE person_id = 'per_audra'`,
    );
    const move = (from: Date | undefined, until: Date | undefined) =>
      scene.asOwner(
        `UPDATE cordon.audit_scopes SET from_at = $1, until_at = $2 WHERE person_id = 'per_audra'`,
        [from, until],
      );
    await move(new Date('2025-01-01'), new Date('2025-12-31'));
    for (const path of paths) {
      expectRefused(await scene.attack(() => audra.get(path)), 'not-in-scope', 'per_audra');
    }
    expect((await audra.get('/api/accesses')).json).toMatchObject({ items: [], next: null });
    await move(scope?.from_at, scope?.until_at);
    // Another agreement, and what is no auditor's at all.
    const northgate = String(await entryOf('pty_northgate'));
    for (const path of [
      '/api/agreements/agr_harbor_northgate',
      `/api/accesses/${northgate}`,
      `/api/ledger/entries/${northgate}/proof`,
    ]) {
      expectRefused(await scene.attack(() => audra.get(path)), 'not-in-scope', 'per_audra');
    }
    for (const path of [
      '/api/overview',
      '/api/people',
      '/api/vendors',
      '/api/tickets',
      '/api/sources',
      '/api/rebinds',
    ]) {
      expectRefused(await scene.attack(() => audra.get(path)), 'role-not-allowed', 'per_audra');
    }
    expectRefused(
      await scene.attack(() => audra.post('/api/agreements/agr_harbor_brightline/end', { vendorName: 'x' })),
      'role-not-allowed',
      'per_audra',
    );
  });
});

describe('a role given away', () => {
  const person = {
    ...{ party: 'pty_brightline', name: 'Eve Moran', email: 'eve@brightline.example.com', role: 'agent' },
    ...{ site: 'sit_manila', accessRole: 'tier1', purpose: 'order-support' },
  };

  it.each([
    { role: 'company-admin', code: 'role-not-allowed' as const },
    { role: 'security-officer', code: 'role-not-allowed' as const },
    { role: 'auditor', code: 'role-not-allowed' as const },
    { role: 'company-admin', party: 'pty_harbor', code: 'not-in-scope' as const },
    { role: 'vendor-admin', party: 'pty_harbor', code: 'not-in-scope' as const },
    { role: 'agent', party: 'pty_northgate', code: 'not-in-scope' as const },
    { role: 'agent', party: 'pty_nobody', code: 'not-in-scope' as const },
  ])('as %o is refused', async ({ code, ...change }) => {
    const attack = await scene.attack(() => vera.post('/api/people', { ...person, ...change }));
    expectRefused(attack, code, 'per_vera');
    expect(await scene.asOwner(`SELECT FROM cordon.persons WHERE email = '${person.email}'`)).toEqual([]);
  });

  it.each([
    '{ "id": "per_olivia" }',
    '{ "companyAdmin": true }',
    '{ "suspendedAt": null }',
    '{ "userId": "x", "mfaAt": "2026-01-01T00:00:00Z" }',
    '{ "constructor": { "admin": true } }',
    '{ "audit": { "agreement": "agr_harbor_brightline", "from": "2020-01-01T00:00:00Z", "until": "2030-01-01T00:00:00Z" } }',
  ])('by keys nobody asked for is refused: %s', async (extra) => {
    const attack = await scene.attack(() =>
      vera.post('/api/people', { ...person, ...(JSON.parse(extra) as object) }),
    );
    expectRefused(attack, 'bad-request', 'per_vera');
    expect(await scene.asOwner(`SELECT FROM cordon.persons WHERE email = '${person.email}'`)).toEqual([]);
  });

  it('works as it should without them', async () => {
    expect((await vera.post('/api/people', person)).status).toBe(200);
  });

  it('cannot be taken back by oneself', async () => {
    expectRefused(
      await scene.attack(() =>
        vera.post(
          '/api/people/per_vera/restore',
          vera.decided('person-restored', { subjectPerson: 'per_vera' }),
        ),
      ),
      'role-not-allowed',
      'per_vera',
    );
  });
});

describe('a key nobody asked for', () => {
  it('makes an act of an agent a bad request, and an entry', async () => {
    const { ticket, customer } = await scene.boundTicket('per_ada');
    const reveal = ada.signed({
      ...{ act: 'reveal', ticket: ticket.id, resource: 'customers', field: 'email' },
      ...{ key: String(customer.id), reason: 'customer-asked' },
    });
    for (const [path, body] of [
      [`/api/tickets/${ticket.id}/reveal`, { ...reveal, minutes: 600 }],
      [`/api/tickets/${ticket.id}/reveal`, { ...reveal, subject: '1', treatment: 'clear' }],
      [`/api/tickets/${ticket.id}/note`, { text: 'x', author: 'customer' }],
      [`/api/tickets/${ticket.id}/reply`, { text: 'x', to: 'thief@example.com' }],
      [`/api/tickets/${ticket.id}/take`, { assignee: 'per_ada' }],
      ['/api/tickets/next', { id: ticket.id }],
    ] as const) {
      expectRefused(await scene.attack(() => ada.post(path, body)), 'bad-request', 'per_ada');
    }
    const many = await scene.attack(() => vera.get('/api/accesses?scope=all'));
    expectRefused(many, 'bad-request', 'per_vera');
  });
});

describe('a body', () => {
  let browser: Browser;
  let team: Browser;
  let ticket: string;

  beforeAll(async () => {
    browser = await scene.browse('per_ben');
    team = await scene.browse('per_olivia');
    ticket = (await scene.boundTicket('per_ben')).ticket.id;
  });

  async function send(
    who: Browser,
    url: string,
    payload: string,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await scene.app.inject({
      method: 'POST',
      url,
      payload,
      headers: { origin: scene.baseUrl, cookie, 'content-type': 'application/json', ...headers },
    });
    return { status: response.statusCode, json: JSON.parse(response.body) as unknown };
  }

  it.each([
    ['of 70 kB', JSON.stringify({ text: 'x'.repeat(70_000) }), {}, 'too-large'],
    ['of text', '{"text":"x"}', { 'content-type': 'text/plain' }, 'wrong-media-type'],
    ['of a form', 'text=x', { 'content-type': 'application/x-www-form-urlencoded' }, 'wrong-media-type'],
    ['of XML', '<text>x</text>', { 'content-type': 'application/xml' }, 'wrong-media-type'],
    ['cut off', '{"text":"x', {}, 'bad-request'],
    ['that is no JSON', 'text', {}, 'bad-request'],
    ['that is empty', '', {}, 'bad-request'],
    ['that is a list', '[]', {}, 'bad-request'],
    ['with a key twice', '{"text":"x","text":"y"}', {}, 'bad-request'],
    ['with __proto__', '{"text":"x","__proto__":{"role":"company-admin"}}', {}, 'bad-request'],
    ['nested a thousand deep', `{"text":${'['.repeat(1000)}${']'.repeat(1000)}}`, {}, 'bad-request'],
    ['of the wrong type', '{"text":{"$ne":null}}', {}, 'bad-request'],
  ] as const)('%s is refused and entered, at the workspace and beyond', async (_, payload, headers, code) => {
    for (const [who, person, url] of [
      [browser, 'per_ben', `/api/tickets/${ticket}/note`],
      [team, 'per_olivia', '/api/agreements'],
    ] as const) {
      const attack = await scene.attack(() => send(who, url, payload, headers));
      expectRefused(attack, code, person);
    }
  });

  it('is not quoted back', async () => {
    const attack = await scene.attack(() =>
      send(browser, `/api/tickets/${ticket}/confirm`, '{"value":"rosa@example.com", oops', {}),
    );
    expectRefused(attack, 'bad-request', 'per_ben');
    expect(JSON.stringify(attack)).not.toContain('rosa');
  });

  it.each(['https://evil.example.com', 'null', 'http://localhost:1', 'http://localhost.evil.example.com'])(
    'sent by a page of %s is refused and entered',
    async (origin) => {
      for (const [who, person, url] of [
        [browser, 'per_ben', `/api/tickets/${ticket}/note`],
        [team, 'per_olivia', '/api/agreements/agr_harbor_brightline/end'],
      ] as const) {
        const attack = await scene.attack(() => send(who, url, '{"text":"x"}', { origin }));
        expectRefused(attack, 'origin-refused', person);
      }
    },
  );

  it('from our own page is taken', async () => {
    expect((await send(browser, `/api/tickets/${ticket}/note`, '{"text":"x"}', {})).status).toBe(200);
  });
});
