import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR, fresh, GROUP, openScimScene, USER, type ScimScene } from '../../support/scim.ts';

/* Bearer tokens (RFC 7644 section 2) and the walls between vendors. */

let scene: ScimScene;
beforeAll(async () => {
  scene = await openScimScene();
});
afterAll(() => scene.close());

const DAY = 86_400_000;

/** An answer without what differs in each. */
const said = ({ status, text, headers }: { status: number; text: string; headers: Headers }) => ({
  status,
  text,
  challenge: headers.get('www-authenticate'),
});

describe('RFC 7644 2: a request without a good token', () => {
  it('gets one answer, whatever is wrong with it', async () => {
    const [north, south] = [await scene.vendor(), await scene.vendor()];
    const [good, roster, away] = [
      await scene.token(north),
      await scene.token(north, { kind: 'roster' }),
      await scene.token(north, { networks: ['203.0.113.0/24'] }),
    ];
    const out = await scene.token(north, { expiresAt: new Date(scene.now().getTime() - 1000) });
    const revoked = await scene.token(north);
    await scene.owner.query('UPDATE cordon.credentials SET revoked_at = now() WHERE id = $1', [revoked.id]);

    expect((await scene.clientOf(north, good.secret).get('/Users')).status).toBe(200);
    const tries = [
      scene.clientOf(north, null),
      scene.clientOf(north, 'cordon_scim_nobody-made-this-one-at-any-time-0000'),
      scene.clientOf(north, out.secret),
      scene.clientOf(north, revoked.secret),
      scene.clientOf(north, roster.secret),
      scene.clientOf(north, away.secret),
      scene.clientOf(south, good.secret),
      scene.clientOf('pty_nobody', good.secret),
    ];
    for (const client of tries) {
      for (const ask of [
        () => client.get('/Users'),
        () => client.get('/Users/prs_1'),
        () => client.get('/nothing'),
      ]) {
        expect(said(await ask())).toEqual({
          status: 401,
          text: JSON.stringify({
            schemas: [ERROR],
            status: '401',
            detail: 'A valid bearer token is needed.',
          }),
          challenge: 'Bearer realm="SCIM"',
        });
      }
      expect((await client.post('/Users', { schemas: [USER], userName: 'x' })).status).toBe(401);
      expect((await client.delete('/Users/prs_1')).status).toBe(401);
    }
  });

  it('is slowed down, and the good one beside it is not', async () => {
    const client = await scene.client();
    await scene.owner.query('UPDATE auth.attempts SET count = 100000');
    const stranger = await scene.clientOf(client.party, null).get('/Users');
    expect(stranger).toMatchObject({ status: 429, body: { schemas: [ERROR] } });
    expect(stranger.headers.get('retry-after')).toBe('60');
    await scene.owner.query('DELETE FROM auth.attempts');
    expect((await client.get('/Users')).status).toBe(200);
  });

  it('is not hidden by a token that may do less than is asked', async () => {
    const party = await scene.vendor();
    const reader = scene.clientOf(party, (await scene.token(party, { scopes: ['read'] })).secret);
    const users = scene.clientOf(party, (await scene.token(party, { scopes: ['read', 'users'] })).secret);
    expect((await reader.get('/Users')).status).toBe(200);
    expect((await reader.post('/Users', { schemas: [USER], userName: fresh('u') })).status).toBe(403);
    expect((await users.post('/Users', { schemas: [USER], userName: fresh('u') })).status).toBe(201);
    expect((await users.post('/Groups', { schemas: [GROUP], displayName: 'x' })).status).toBe(403);
  });
});

describe('two vendors', () => {
  it('cannot see, change or guess each other’s users and groups', async () => {
    const [north, south] = [await scene.client(), await scene.client()];
    const user = await north.user();
    const group = await north.group({ members: [{ value: user.id }] });
    const none = (answer: { status: number; text: string }) => [answer.status, answer.text];
    const missing = none(await south.get('/Users/prs_00000000000000000000'));
    expect(missing[0]).toBe(404);
    const paths = [`/Users/${user.id}`, `/Groups/${group.id}`];
    for (const path of paths) {
      const schemas = [path.startsWith('/Users') ? USER : GROUP];
      const body = { schemas, userName: 'x', displayName: 'x' };
      expect(none(await south.get(path))).toEqual(missing);
      expect(none(await south.put(path, body))).toEqual(missing);
      expect(none(await south.patch(path, [{ op: 'remove', path: 'externalId' }]))).toEqual(missing);
      expect(none(await south.delete(path))).toEqual(missing);
    }
    expect((await south.get('/Users')).body?.totalResults).toBe(0);
    expect((await south.get(`/?filter=id%20eq%20%22${user.id}%22`)).body?.totalResults).toBe(0);
    // The same user name and the same address are free there, and tell nothing.
    const name = String(user.userName);
    expect((await south.post('/Users', { schemas: [USER], userName: name })).status).toBe(201);
    // A member of the other vendor has no effect and is not resolved.
    const foreign = await south.group({ members: [{ value: user.id }] });
    expect(
      (await south.get(`/Groups/${foreign.id}?attributes=members.$ref,members.value`)).text,
    ).not.toContain('/Users/');
    expect((await north.get(`/Users/${user.id}`)).body).toMatchObject({ groups: [{ value: group.id }] });
  });

  it('cannot take an address that somebody of the other has', async () => {
    const [north, south] = [await scene.client(), await scene.client()];
    const emails = [{ value: `${fresh('shared')}@example.com`, primary: true }];
    const first = await north.user({ emails });
    const second = await south.user({ emails });
    const { rows } = await scene.owner.query<{ id: string; email: string | null }>(
      'SELECT id, email FROM cordon.persons WHERE id = ANY ($1)',
      [[first.id, second.id]],
    );
    expect(new Map(rows.map(({ id, email }) => [id, email]))).toEqual(
      new Map([
        [first.id, emails[0]?.value],
        [second.id, null],
      ]),
    );
    expect(second).toMatchObject({ emails });
  });
});

describe('the tokens of a vendor', () => {
  const body = {
    kind: 'scim',
    label: 'Entra ID',
    scopes: ['read', 'users', 'groups'],
    networks: [],
    days: 365,
  };

  it('are made by its admin after a fresh factor, shown once and kept as a hash', async () => {
    const party = await scene.vendor();
    const vera = await scene.enter(party, 'vendor-admin');
    const tokens = `/api/vendors/${party}/directory/tokens`;
    await scene.entered();
    expect((await vera.post(tokens, body)).status).toBe(401);
    expect((await vera.stepUp()).status).toBe(200);
    expect((await vera.post(tokens, { ...body, days: 366 })).status).toBe(400);
    const made = await vera.post(tokens, body);
    expect(made).toMatchObject({ status: 200, json: { token: { label: 'Entra ID', state: 'good' } } });
    const { secret, token } = made.json as { secret: string; token: { id: string } };
    expect((await scene.clientOf(party, secret).user()).id).toMatch(/^prs_/);

    // Nothing that could be used is anywhere in the database, and no entry holds it.
    const { rows } = await scene.owner.query('SELECT * FROM cordon.credentials WHERE id = $1', [token.id]);
    expect(JSON.stringify(rows)).not.toContain(secret);
    const entered = await scene.entered();
    expect(JSON.stringify(entered)).not.toContain(secret);
    expect(entered.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['directory-token-made', 'scim-user-created']),
    );
    const page = await vera.get(`/api/vendors/${party}/directory`);
    expect(page).toMatchObject({ status: 200, json: { address: `${scene.baseUrl}/scim/v2/${party}` } });
    expect(JSON.stringify(page.json)).not.toContain(secret);
  });

  it('overlap when they are rotated, and end at the end of it, or when they are revoked', async () => {
    const party = await scene.vendor();
    const vera = await scene.enter(party, 'vendor-admin');
    const tokens = `/api/vendors/${party}/directory/tokens`;
    await vera.stepUp();
    const first = (await vera.post(tokens, body)).json as { secret: string; token: { id: string } };
    const rotate = (id: string) => vera.post(`${tokens}/${id}/rotate`, { days: 90, overlapHours: 24 });
    const second = (await rotate(first.token.id)).json as { secret: string; token: { id: string } };
    const status = async ({ secret }: { secret: string }) =>
      (await scene.clientOf(party, secret).get('/Users')).status;
    expect(await Promise.all([first, second].map(status))).toEqual([200, 200]);
    expect((await rotate(first.token.id)).status).toBe(409);
    scene.pass(DAY + 1000);
    expect(await Promise.all([first, second].map(status))).toEqual([401, 200]);
    // Back: authenticators and sessions live in the present.
    scene.pass(-DAY - 1000);
    expect((await vera.post(`${tokens}/${second.token.id}/revoke`, {})).status).toBe(200);
    expect(await status(second)).toBe(401);
    expect((await vera.post(`${tokens}/${second.token.id}/revoke`, {})).status).toBe(409);
  });

  it('are nobody else’s to make: the company looks and revokes, other vendors see nothing', async () => {
    const [party, other] = [await scene.vendor(), await scene.vendor()];
    const [olivia, nora, ada] = await Promise.all([
      scene.enter('pty_company', 'company-admin'),
      scene.enter(other, 'vendor-admin'),
      scene.enter(party, 'agent'),
    ]);
    const token = await scene.token(party);
    const page = `/api/vendors/${party}/directory`;
    expect((await olivia.get(page)).status).toBe(200);
    expect((await nora.get(page)).status).toBe(404);
    expect((await nora.get(`${page}/stream`)).status).toBe(404);
    expect((await ada.get(page)).status).toBe(403);
    await Promise.all([olivia.stepUp(), nora.stepUp()]);
    expect((await olivia.post(`${page}/tokens`, body)).status).toBe(403);
    expect((await nora.post(`${page}/tokens`, body)).status).toBe(404);
    expect((await nora.post(`${page}/tokens/${token.id}/revoke`, {})).status).toBe(404);
    expect((await olivia.post(`${page}/tokens/${token.id}/revoke`, {})).status).toBe(200);
    expect((await scene.clientOf(party, token.secret).get('/Users')).status).toBe(401);
  });
});

describe('the groups of a directory', () => {
  it('give their members what the vendor’s admin said, take it back, and make nobody an admin', async () => {
    const client = await scene.client();
    const vera = await scene.enter(client.party, 'vendor-admin');
    await client.post('/Users', { schemas: [USER], userName: vera.email, emails: [{ value: vera.email }] });
    const user = await client.user({ roles: [{ value: 'vendor-admin' }] });
    const members = [{ value: user.id }, { value: vera.id }];
    const [leads, desk] = [
      await client.group({ members }),
      await client.group({ members: [{ value: user.id }] }),
    ];
    const roleOf = async (id: string) => {
      const { rows } = await scene.owner.query<{ role: string; access: string | null }>(
        'SELECT role, access_role AS access FROM cordon.persons WHERE id = $1',
        [id],
      );
      return rows[0];
    };
    const map = (group: string, mapping: unknown) =>
      vera.post(`/api/vendors/${client.party}/directory/groups/${group}/mapping`, { mapping });
    await vera.stepUp();
    expect(await roleOf(user.id)).toEqual({ role: 'agent', access: null });
    expect((await map(leads.id, { role: 'vendor-admin', accessRole: null, purpose: null })).status).toBe(400);
    expect(
      (await map(desk.id, { role: 'agent', accessRole: 'tier1', purpose: 'order-support' })).status,
    ).toBe(200);
    expect(await roleOf(user.id)).toEqual({ role: 'agent', access: 'tier1' });
    expect((await map(leads.id, { role: 'team-lead', accessRole: null, purpose: null })).status).toBe(200);
    expect(await roleOf(user.id)).toEqual({ role: 'team-lead', access: null });
    expect(await roleOf(vera.id)).toMatchObject({ role: 'vendor-admin' });
    await client.patch(`/Groups/${leads.id}`, [{ op: 'remove', path: `members[value eq "${user.id}"]` }]);
    expect(await roleOf(user.id)).toEqual({ role: 'agent', access: 'tier1' });
    await client.delete(`/Groups/${desk.id}`);
    expect(await roleOf(user.id)).toEqual({ role: 'agent', access: null });
  });
});
