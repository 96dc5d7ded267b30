import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fresh, openScimScene, USER, type ScimScene } from '../../support/scim.ts';

/* A list of people for vendors without an identity provider: looked at, then done as it was shown. */

let scene: ScimScene;
beforeAll(async () => {
  scene = await openScimScene();
});
afterAll(() => scene.close());

interface View {
  readonly hash: string;
  readonly joiners: readonly { readonly userName: string }[];
  readonly leavers: readonly { readonly id: string }[];
}

/** A script of the vendor's. */
async function script(party: string) {
  const { secret } = await scene.token(party, { kind: 'roster', scopes: ['read', 'users'] });
  return async (body: string | object, query = '') => {
    const csv = typeof body === 'string';
    const response = await fetch(`${scene.baseUrl}/api/vendors/${party}/roster${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': csv ? 'text/csv' : 'application/json' },
      body: csv ? body : JSON.stringify(body),
    });
    return { status: response.status, json: (await response.json()) as View };
  };
}

const csvOf = (...names: readonly string[]) =>
  ['userName,email', ...names.map((name) => `${name},${name}@example.com`)].join('\n');

async function peopleOf(party: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await scene.owner.query<{ email: string; left: boolean }>(
    `SELECT email, left_at IS NOT NULL AS left FROM cordon.persons WHERE party_id = $1 AND role <> 'vendor-admin' ORDER BY email`,
    [party],
  );
  return Object.fromEntries(
    rows.map(({ email, left }) => [email.split('@')[0] ?? '', left ? 'left' : 'there']),
  );
}

describe('a roster', () => {
  it('shows what it would do, does nothing, and then does exactly that', async () => {
    const party = await scene.vendor();
    const upload = await script(party);
    const [ada, ben, carla, dan] = ['ada', 'ben', 'carla', 'dan'].map((name) => fresh(name)) as [
      string,
      string,
      string,
      string,
    ];
    const first = await upload(csvOf(ada, ben, carla));
    expect(first).toMatchObject({
      status: 200,
      json: { applied: false, joiners: [{}, {}, {}], leavers: [] },
    });
    expect(await peopleOf(party)).toEqual({});
    expect(await upload(csvOf(ada, ben, carla), `?apply=${first.json.hash}`)).toMatchObject({
      status: 200,
      json: { applied: true },
    });
    expect(await peopleOf(party)).toEqual({ [ada]: 'there', [ben]: 'there', [carla]: 'there' });

    // A list that was not looked at, and one of which somebody else made something meanwhile.
    const next = await upload({
      people: [ada, ben, dan].map((userName) => ({ userName, email: `${userName}@example.com` })),
    });
    expect(next.json).toMatchObject({
      joiners: [{ userName: dan }],
      leavers: [{ userName: carla }],
      same: 2,
    });
    expect((await upload(csvOf(ada, dan), `?apply=${next.json.hash}`)).json).toMatchObject({
      error: { code: 'roster-changed' },
    });
    // One of three is more than three in ten.
    const body = csvOf(ada, ben, dan);
    expect((await upload(body, `?apply=${next.json.hash}`)).json).toMatchObject({
      error: { code: 'leavers-unconfirmed' },
    });
    expect(await peopleOf(party)).toEqual({ [ada]: 'there', [ben]: 'there', [carla]: 'there' });
    expect((await upload(body, `?apply=${next.json.hash}&confirmLeavers=true`)).status).toBe(200);
    expect(await peopleOf(party)).toEqual({
      [ada]: 'there',
      [ben]: 'there',
      [carla]: 'left',
      [dan]: 'there',
    });
    expect((await upload(body, `?apply=${next.json.hash}&confirmLeavers=true`)).json).toMatchObject({
      error: { code: 'roster-changed' },
    });
  });

  it('takes everything from a leaver at once, and never touches an administrator', async () => {
    const party = await scene.vendor();
    const upload = await script(party);
    const [vera, leo] = [await scene.enter(party, 'vendor-admin'), await scene.enter(party, 'team-lead')];
    const ada = await scene.enter(party, 'agent');
    const looked = await upload(`userName\n${ada.email}`);
    expect(looked.json.leavers.map(({ id }) => id)).toEqual([leo.id]);
    await scene.entered();
    const state = async (who: typeof leo) =>
      ((await who.get('/api/session')).json as { state: string }).state;
    expect(await state(leo)).toBe('full');
    const applied = await upload(`userName\n${ada.email}`, `?apply=${looked.json.hash}&confirmLeavers=true`);
    expect(applied.status).toBe(200);
    expect(await Promise.all([leo, vera, ada].map(state))).toEqual(['signed-out', 'full', 'full']);
    await expect(leo.signIn()).rejects.toThrow();
    expect(await scene.entered()).toContainEqual(
      expect.objectContaining({
        kind: 'roster-person-left',
        body: expect.objectContaining({
          words: expect.objectContaining({ subjectPerson: leo.id, sessions: 1 }) as unknown,
        }) as unknown,
      }),
    );
  });

  it('is the vendor admin’s too, after a fresh factor, and nobody else’s', async () => {
    const [party, other] = [await scene.vendor(), await scene.vendor()];
    const [vera, leo, nora, olivia] = await Promise.all([
      scene.enter(party, 'vendor-admin'),
      scene.enter(party, 'team-lead'),
      scene.enter(other, 'vendor-admin'),
      scene.enter('pty_company', 'company-admin'),
    ]);
    const path = `/api/vendors/${party}/roster`;
    const body = { people: [{ userName: leo.email }, { userName: 'new' }] };
    const looked = await vera.post(path, body);
    expect(looked.status).toBe(200);
    const { hash } = looked.json as View;
    const apply = { ...body, apply: hash };
    expect((await vera.post(path, apply)).status).toBe(401);
    expect((await leo.post(path, body)).status).toBe(403);
    expect((await olivia.post(path, body)).status).toBe(403);
    expect((await nora.post(path, body)).status).toBe(404);
    await vera.stepUp();
    // A person signs what they apply, so a bare query is not enough.
    expect((await vera.post(`${path}?apply=${hash}`, body)).json).toMatchObject({
      error: { code: 'signature-invalid' },
    });
    expect((await vera.post(path, apply)).status).toBe(200);
    const anonymous = await fetch(`${scene.baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: 'userName',
    });
    expect(anonymous.status).toBe(403);
    const { secret } = await scene.token(party);
    const scim = await fetch(`${scene.baseUrl}${path}`, {
      ...{ method: 'POST', body: 'userName' },
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${secret}` },
    });
    expect(scim.status).toBe(401);
  });

  it('leaves people alone whom an identity provider keeps, and lends them to it when it comes', async () => {
    const client = await scene.client();
    const upload = await script(client.party);
    const name = fresh('ada');
    const looked = await upload(csvOf(name));
    await upload(csvOf(name), `?apply=${looked.json.hash}`);
    const user = await client.user({ userName: name });
    const { rows } = await scene.owner.query<{ email: string }>(
      'SELECT email FROM cordon.persons WHERE id = $1',
      [user.id],
    );
    expect(rows).toEqual([{ email: `${name}@example.com` }]);
    expect((await upload(csvOf(name))).json).toMatchObject({ passedOver: [name], same: 0, leavers: [] });
    expect((await upload(csvOf(fresh('ben')))).json).toMatchObject({ leavers: [] });
  });

  it('brings back whom a directory had deleted, but no password and no factor of theirs', async () => {
    const client = await scene.client();
    const upload = await script(client.party);
    const ada = await scene.enter(client.party, 'agent');
    const factors = async () => {
      const { rows } = await scene.owner.query<{ kept: boolean }>(
        `SELECT EXISTS (SELECT FROM auth."twoFactor" f WHERE f."userId" = p.user_id) AS kept
         FROM cordon.persons p WHERE id = $1`,
        [ada.id],
      );
      return rows[0]?.kept;
    };
    await client.post('/Users', { schemas: [USER], userName: ada.email, emails: [{ value: ada.email }] });
    expect(await factors()).toBe(true);
    expect((await client.delete(`/Users/${ada.id}`)).status).toBe(204);
    expect(await factors()).toBe(false);
    const body = `userName,email\n${ada.email},${ada.email}`;
    const looked = await upload(body);
    expect((await upload(body, `?apply=${looked.json.hash}`)).status).toBe(200);
    expect(await factors()).toBe(false);
  });
});
